/**
 * A channel that is refused or cannot be reached pauses as a whole: one message at a time is tried, with longer and
 * longer pauses, instead of every message by itself. It stands in the database, so that all processes keep to it and
 * administrators see it.
 */
import { eq } from "drizzle-orm";
import { channelPause } from "../../../db/schema";
import type { Channel } from "../../model/mail/message";
import type { SystemAsker } from "../../model/people/asker";
import { logger } from "../log.server";
import { pauseAfter } from "../queue/backoff";
import { transaction } from "../store.server";
import type { Read, Tx } from "../store-handles";
import type { Outcome } from "./sender";

export type ChannelPause = typeof channelPause.$inferSelect;
export type HeldUp = Extract<Outcome, { end: "held-up" }>;

/** Why nothing of a channel goes out now; undefined while all is well. */
export async function findPause(db: Read, channel: Channel): Promise<ChannelPause | undefined> {
	const [found] = await db.select().from(channelPause).where(eq(channelPause.channel, channel));
	return found;
}

/**
 * Notes a try that showed that nothing goes out.
 * @param begun when the try began: of several that were on their way together, one counts
 * @returns how long the pause is, in milliseconds, and whether it is a new one
 */
export async function notePause(
	tx: Tx,
	channel: Channel,
	{ because, reason }: HeldUp,
	begun: Date,
	now: Date,
): Promise<{ pauseMs: number; isNew: boolean }> {
	const found = await findPause(tx, channel);
	if (found && found.triedAt > begun) return { pauseMs: pauseAfter(found.tries), isNew: false };
	const tries = (found?.tries ?? 0) + 1;
	const pauseMs = pauseAfter(tries);
	const noted = { because, reason, tries, triedAt: now, until: new Date(now.getTime() + pauseMs) };
	if (found) await tx.update(channelPause).set(noted).where(eq(channelPause.channel, channel));
	else await tx.insert(channelPause).values({ channel, since: now, ...noted });
	return { pauseMs, isNew: found?.because !== because };
}

/** Takes the one try that a pause allows, if it is time; should nothing come of it, the next is a pause later. */
export async function takeTry(tx: Tx, { channel, until, tries }: ChannelPause, now: Date): Promise<boolean> {
	if (until > now) return false;
	await tx
		.update(channelPause)
		.set({ until: new Date(now.getTime() + pauseAfter(tries)) })
		.where(eq(channelPause.channel, channel));
	return true;
}

/** Something went out: the pause is over. @returns the pause that ended, if there was one */
export async function endPause(tx: Tx, channel: Channel): Promise<ChannelPause | undefined> {
	if (!(await findPause(tx, channel))) return undefined;
	const [ended] = await tx.delete(channelPause).where(eq(channelPause.channel, channel)).returning();
	return ended;
}

/** A process that starts may have other settings: it tries at once. */
export async function tryAtOnce(asker: SystemAsker, channel: Channel): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.update(channelPause).set({ until: new Date() }).where(eq(channelPause.channel, channel));
	});
}

/** Told once; how often it was tried since then stands in the pause, and is told when it ends. */
export function tellPause(channel: Channel, { because, reason }: HeldUp): void {
	logger.error({ channel, because, reason }, "no messages go out: they wait, and one is tried now and then");
}

export function tellEnd({ channel, because, tries, since }: ChannelPause): void {
	logger.info({ channel, because, tries, since }, "messages go out again");
}
