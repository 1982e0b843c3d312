/**
 * The outbox in the database: who may take a message, for how long, and what became of it. One that is being sent is
 * under a lease; once that has lapsed, anybody takes the message again, under the id that it has had all along.
 */
import { and, asc, eq, lte, ne } from "drizzle-orm";
import { mail } from "../../../db/schema";
import type { Channel } from "../../model/mail/message";
import type { SystemAsker } from "../../model/people/asker";
import { logger } from "../log.server";
import { waitAfter } from "../queue/backoff";
import { type Claim, heldUntil, inTurn as inTurnAt, isFree, isOurs, LET_GO, newHolder } from "../queue/lease.server";
import { portal, readFor } from "../store.server";
import type { Tx } from "../store-handles";
import { endPause, findPause, type HeldUp, notePause, takeTry, tellEnd, tellPause } from "./channel-pause.server";
import { openLetter, sealLetter } from "./letter.server";
import type { Outcome } from "./sender";

/** A message as it is kept: `openLetter` reads what of it is encrypted. */
export type Mail = typeof mail.$inferSelect;

export interface Claimed extends Claim {
	/** The message as it was before. */
	row: Mail;
	begun: Date;
}

const inTurn = <T>(asker: SystemAsker, work: (tx: Tx) => Promise<T>): Promise<T> => inTurnAt(portal, asker, work);

const dueIn = (channel: Channel, now: Date) =>
	and(eq(mail.status, "queued"), eq(mail.channel, channel), lte(mail.nextAttemptAt, now), isFree(mail, now));

/**
 * Takes what is due, so that nobody else does. While the channel pauses it is one message, when it is time for it.
 * @param leaseMs how long the claim holds unless it is put off
 */
export async function claimDue(
	asker: SystemAsker,
	channel: Channel,
	most: number,
	leaseMs: number,
	now = new Date(),
): Promise<Claimed[]> {
	const db = await readFor(asker);
	// Most of the time nothing is due: no transaction for that.
	const [waiting] = await db.select({ id: mail.id }).from(mail).where(dueIn(channel, now)).limit(1);
	if (!waiting) return [];
	const pause = await findPause(db, channel);
	if (pause && pause.until > now) return [];
	return inTurn(asker, async (tx) => {
		const paused = await findPause(tx, channel);
		if (paused && !(await takeTry(tx, paused, now))) return [];
		const rows = await tx
			.select()
			.from(mail)
			.where(dueIn(channel, now))
			.orderBy(asc(mail.nextAttemptAt))
			.limit(paused ? 1 : most);
		const claimed: Claimed[] = [];
		for (const row of rows) {
			const heldBy = newHolder();
			await tx
				.update(mail)
				.set({ attempts: row.attempts + 1, heldBy, heldUntil: heldUntil(leaseMs, now.getTime()) })
				.where(eq(mail.id, row.id));
			claimed.push({ id: row.id, heldBy, row, begun: now });
		}
		return claimed;
	});
}

/** What is known of a try beside its outcome. */
export interface TryEnd {
	/** We ended it ourselves, because the process stops. */
	isCut: boolean;
	/** Another message of the channel went out since it began, so the channel is open. */
	othersWent: boolean;
	/** What was sent can be read in the outbox. */
	keepsWords: boolean;
}

/** Writes down what became of a try. Whoever lost the claim meanwhile changes nothing, unless the message is sent. */
export async function noteOutcome(
	asker: SystemAsker,
	claimed: Claimed,
	outcome: Outcome,
	{ isCut, othersWent, keepsWords }: TryEnd,
): Promise<void> {
	const { row } = claimed;
	const { channel } = row;
	if (outcome.end === "sent") {
		const ended = await inTurn(asker, (tx) => noteSent(tx, row, outcome.reference, keepsWords));
		if (ended) tellEnd(ended);
		return;
	}
	const { reason } = outcome;
	if (isCut && outcome.end !== "refused" && outcome.end !== "unknown") {
		await putBack(asker, claimed, { attempts: row.attempts, lastError: reason });
		return;
	}
	if (outcome.end === "held-up" && !(othersWent && outcome.because === "away")) {
		const isNew = await inTurn(asker, (tx) => noteHeldUp(tx, claimed, outcome, othersWent));
		if (isNew) tellPause(channel, outcome);
		return;
	}
	const wait = outcome.end === "later" || outcome.end === "held-up" ? waitAfter(row.attempts + 1, Math.random()) : null;
	const status = outcome.end === "unknown" ? "unknown" : wait === null ? "failed" : "queued";
	const tried = status === "queued" ? { nextAttemptAt: new Date(Date.now() + (wait ?? 0)) } : {};
	await putBack(asker, claimed, { status, lastError: reason, ...tried });
	if (row.attempts === 0 || status !== "queued") {
		logger.warn({ mail: row.id, channel, status, reason }, "a message could not be sent");
	}
}

async function putBack(asker: SystemAsker, claimed: Claimed, changed: Partial<Mail>): Promise<void> {
	await inTurn(asker, async (tx) => {
		await tx
			.update(mail)
			.set({ ...LET_GO, ...changed })
			.where(isOurs(mail, claimed));
	});
}

/** @returns the channel's pause, which this ends */
async function noteSent(tx: Tx, row: Mail, reference: string | null, keepsWords: boolean) {
	const { id, channel } = row;
	const sent = { status: "sent", sentAt: new Date(), reference, lastError: null } as const;
	await tx
		.update(mail)
		.set({ ...sent, ...(keepsWords ? {} : withoutValues(row)), ...LET_GO })
		.where(and(eq(mail.id, id), ne(mail.status, "sent")));
	return endPause(tx, channel);
}

/** Links are secrets until they are used: what has left is not kept here as well. */
function withoutValues(row: Mail): Partial<Mail> {
	const opened = openLetter(row);
	if (!opened.ok) return {};
	const { recipient, words } = opened.value;
	return sealLetter(row.id, { recipient, words: { template: words.template, values: {} } });
}

/** Of one recipient, perhaps: how long until that one is tried again, so that it stops the others seldom. */
const HERE_ONLY_MS = 60 * 60_000;

/**
 * It is not the message's fault: it is not counted, and waits for longer than the channel, so that the next try is
 * another's if there is one.
 * @returns whether the channel pauses from now on, or for another reason than before
 */
async function noteHeldUp(tx: Tx, claimed: Claimed, outcome: HeldUp, othersWent: boolean): Promise<boolean> {
	const { row, begun } = claimed;
	const now = new Date();
	const paused = othersWent ? undefined : await notePause(tx, row.channel, outcome, begun, now);
	const wait = outcome.perhapsHereOnly || !paused ? HERE_ONLY_MS : 2 * paused.pauseMs;
	await tx
		.update(mail)
		.set({
			...LET_GO,
			attempts: row.attempts,
			lastError: outcome.reason,
			nextAttemptAt: new Date(now.getTime() + wait),
		})
		.where(isOurs(mail, claimed));
	return paused?.isNew ?? false;
}
