/** Looks for damage by itself: soon after the start, and each night. What it finds stands in the log and at `/readyz`. */
import { localNow } from "../../model/calendar/local-time";
import type { SystemAsker } from "../../model/people/asker";
import { env } from "../env.server";
import { logger } from "../log.server";
import { keeperOf } from "./backup.server";
import { check } from "./check.server";

/** The hours in which few are awake; a process that did not run then looks the night after. */
const NIGHT = { from: "02:00", to: "05:00" };

let found: readonly string[] = [];
let lookedOn: string | undefined;

/** What was found when it was last looked for, in lines; empty for nothing. */
export const knownDamage = (): readonly string[] => found;

/** Called every now and then. The log and the encrypted values are gone through at night only: that takes longer. */
export async function watchForDamage(asker: SystemAsker, now = new Date()): Promise<void> {
	const { date, time } = localNow(now);
	const isNight = time >= NIGHT.from && time < NIGHT.to;
	const isFirst = lookedOn === undefined;
	if (!isFirst && (!isNight || lookedOn === date)) return;
	lookedOn = date;
	const damage = await (await keeperOf(env().DATABASE_URL)).findDamage();
	found = damage.length > 0 || !isNight ? damage : await check(asker);
	if (found.length > 0) logger.fatal({ found }, "the database is damaged: stop, and restore a backup");
}
