/** Looks for damage by itself: soon after the start, and each night. What it finds stands in the log and at `/readyz`. */
import { localNow } from "../../model/calendar/local-time";
import type { SystemAsker } from "../../model/people/asker";
import { logger } from "../log.server";
import { type ProductStore, refuseReplaced } from "../store.server";
import type { StoreName } from "../store-handles";
import { keeperOf } from "./backup.server";
import { findProblems } from "./check.server";

/** The hours in which few are awake; a process that did not run then looks the night after. */
const NIGHT = { from: "02:00", to: "05:00" };

const looks = new Map<StoreName, { on: string; found: readonly string[] }>();

/** What was found in a store when it was last looked for, in lines; empty for nothing. */
export const knownDamage = (store: StoreName): readonly string[] => looks.get(store)?.found ?? [];

/** Called every now and then. The log and the encrypted values are gone through at night only: that takes longer. */
export async function watchForDamage(store: ProductStore, asker: SystemAsker, now = new Date()): Promise<void> {
	if (store.name === "health") await refuseReplaced();
	const { date, time } = localNow(now);
	const isNight = time >= NIGHT.from && time < NIGHT.to;
	const last = looks.get(store.name);
	if (last && (!isNight || last.on === date)) return;
	const opened = await store.open();
	const keeper = await keeperOf(store.url);
	await keeper.tidy();
	const damage = await keeper.findDamage();
	// What was deleted or replaced meanwhile is not damaged: it is looked at when it is back.
	await opened.check();
	const looksDeeper = damage.length === 0 && isNight;
	const problems = looksDeeper ? await findProblems(store, asker) : { keys: [], damage };
	const found = problems.damage;
	looks.set(store.name, { on: date, found });
	if (problems.keys.length > 0)
		logger.error({ store: store.name, found: problems.keys }, "keys are missing or are others: put them back");
	if (found.length > 0)
		logger.fatal({ store: store.name, found }, "the database is damaged: stop, and restore a backup");
}
