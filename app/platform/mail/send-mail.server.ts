/**
 * Sends what waits in the outbox: some messages at once, each within a limit on the whole of its try, at whose end its
 * connection is destroyed. A slow one holds up nothing else: while it lasts, what is queued meanwhile goes out beside it.
 */
import { mail } from "../../../db/schema";
import type { Channel } from "../../model/mail/message";
import type { SystemAsker } from "../../model/people/asker";
import type { Shut } from "../keys/sealed-field.server";
import { logger } from "../log.server";
import { publicOrigin } from "../public-origin.server";
import { keeping, LEASE_MS } from "../queue/lease.server";
import { type Limits as LoopLimits, noteSurely, workThrough } from "../queue/work-through.server";
import { portal } from "../store.server";
import { tryAtOnce } from "./channel-pause.server";
import { mailSender, textSender } from "./choose-sender.server";
import { type Letter, openLetter } from "./letter.server";
import { type Claimed, claimDue, type Mail, noteOutcome } from "./outbox.server";
import { renderMail, renderText } from "./render-mail.server";
import type { MailSender, Outcome, TextSender } from "./sender";

/** Messages of a channel that one process sends at a time. */
const AT_ONCE = 5;

/** Milliseconds. */
export interface Limits extends LoopLimits {
	/** The whole of one try. */
	tryMs: number;
}

const LIMITS: Limits = { tryMs: 60_000, stopMs: 5000, leaseMs: LEASE_MS, lookMs: 1000 };

type OpenMail = Omit<Mail, keyof Letter> & Letter;

interface Way {
	channel: Channel;
	keepsWords: boolean;
	send(row: OpenMail, signal: AbortSignal): Promise<Outcome>;
}

/** Sends all e-mail that is due, unless it is told to stop. Does nothing while there is no way to send. */
export async function sendDueMail(
	asker: SystemAsker,
	stopping: AbortSignal,
	sender: MailSender | null = mailSender(),
	limits = LIMITS,
): Promise<void> {
	if (!sender) return;
	const send = async (row: OpenMail, signal: AbortSignal) => {
		const rendered = renderMail(row.words, publicOrigin());
		return rendered ? sender.send({ ...addressed(row), ...rendered }, signal) : nothingToSay(row);
	};
	await sendDue({ channel: "email", keepsWords: sender.keepsWords ?? false, send }, asker, stopping, limits);
}

/** The same with text messages. */
export async function sendDueTexts(
	asker: SystemAsker,
	stopping: AbortSignal,
	sender: TextSender | null = textSender(),
	limits = LIMITS,
): Promise<void> {
	if (!sender) return;
	const send = async (row: OpenMail, signal: AbortSignal) => {
		const text = renderText(row.words, publicOrigin());
		return text ? sender.send({ ...addressed(row), text }, signal) : nothingToSay(row);
	};
	await sendDue({ channel: "text", keepsWords: sender.keepsWords ?? false, send }, asker, stopping, limits);
}

const addressed = ({ id, recipient, attempts, lastError }: OpenMail) => ({
	id,
	recipient,
	triedBefore: attempts > 0 || lastError !== null,
});

const nothingToSay = ({ words }: OpenMail): Outcome => ({
	end: "refused",
	reason: `There is nothing to say for "${words.template}"`,
});

/** Channels in which this process has begun to send. */
const begun = new Set<Channel>();

async function sendDue(way: Way, asker: SystemAsker, stopping: AbortSignal, limits: Limits): Promise<void> {
	const { channel } = way;
	if (stopping.aborted) return;
	if (!begun.has(channel)) {
		await tryAtOnce(asker, channel);
		begun.add(channel);
	}

	let lastSent = 0;
	const work = {
		atOnce: AT_ONCE,
		take: (most: number) => claimDue(asker, channel, most, limits.leaseMs),
		keep: (inHand: () => readonly Claimed[]) => keeping(portal, asker, mail, inHand, limits.leaseMs),
		async do(claimed: Claimed, cut: AbortSignal) {
			const outcome = await tryOnce(way, claimed.row, cut, limits.tryMs);
			const othersWent = lastSent > claimed.begun.getTime();
			if (outcome.end === "sent") lastSent = Date.now();
			const end = { isCut: cut.aborted, othersWent, keepsWords: way.keepsWords };
			const about = { mail: claimed.id, end: outcome.end };
			await noteSurely(() => noteOutcome(asker, claimed, outcome, end), about, stopping);
		},
	};
	await workThrough(work, stopping, limits);
}

/** A message that does not open. That its key is missing is no fault of its own: it waits until somebody puts it back. */
const SHUT: Record<Shut["reason"], Outcome> = {
	"key-missing": {
		end: "held-up",
		because: "refused",
		reason: "It is encrypted, and its key is missing: see the log.",
		perhapsHereOnly: true,
	},
	"not-genuine": { end: "refused", reason: "It was changed where it is kept, and does not open." },
};

/** One try, within its limit. A sender that throws is a fault of ours, and the message is tried again. */
async function tryOnce(way: Way, row: Mail, cut: AbortSignal, tryMs: number): Promise<Outcome> {
	const ending = new AbortController();
	const end = () => ending.abort();
	const limit = setTimeout(end, tryMs);
	cut.addEventListener("abort", end);
	try {
		const letter = openLetter(row);
		if (!letter.ok) return SHUT[letter.reason];
		return await way.send({ ...row, ...letter.value }, ending.signal);
	} catch (error) {
		logger.error({ err: error, mail: row.id }, "a fault while sending a message");
		return { end: "later", reason: "Something went wrong on our side." };
	} finally {
		clearTimeout(limit);
		cut.removeEventListener("abort", end);
	}
}
