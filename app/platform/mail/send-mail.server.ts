/**
 * Sends what waits in the outbox: some messages at once, each within a limit on the whole of its try, at whose end its
 * connection is destroyed. A slow one holds up nothing else: while it lasts, what is queued meanwhile goes out beside it.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Channel } from "../../model/mail/message";
import type { SystemAsker } from "../../model/people/asker";
import type { Shut } from "../keys/sealed-field.server";
import { logger } from "../log.server";
import { publicOrigin } from "../public-origin.server";
import { tryAtOnce } from "./channel-pause.server";
import { mailSender, textSender } from "./choose-sender.server";
import { type Letter, openLetter } from "./letter.server";
import { type Claimed, claimDue, extendClaims, type Mail, noteOutcome, type TryEnd } from "./outbox.server";
import { renderMail, renderText } from "./render-mail.server";
import type { MailSender, Outcome, TextSender } from "./sender";

/** Messages of a channel that one process sends at a time. */
const AT_ONCE = 5;

/** Milliseconds. */
export interface Limits {
	/** The whole of one try. */
	tryMs: number;
	/** What is in hand when it is time to stop may take so long to end by itself. */
	stopMs: number;
	/** A claim that was not extended for so long is a dead process's. */
	claimMs: number;
	/** While something is in hand, how often it is looked for more. */
	lookMs: number;
}

const LIMITS: Limits = { tryMs: 60_000, stopMs: 5000, claimMs: 30_000, lookMs: 1000 };

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

	const inHand = new Map<Claimed, { done: Promise<void>; ending: AbortController }>();
	let isCut = false;
	let lastSent = 0;

	async function work(claimed: Claimed, ending: AbortController): Promise<void> {
		const outcome = await tryOnce(way, claimed.row, ending, limits.tryMs);
		const othersWent = lastSent > claimed.begun.getTime();
		if (outcome.end === "sent") lastSent = Date.now();
		await noteSurely(asker, claimed, outcome, { isCut, othersWent, keepsWords: way.keepsWords });
	}

	let cutting: NodeJS.Timeout | undefined;
	const onStop = () => {
		cutting = setTimeout(() => {
			isCut = true;
			for (const { ending } of inHand.values()) ending.abort();
		}, limits.stopMs);
	};
	stopping.addEventListener("abort", onStop);
	const extending = setInterval(() => {
		// Should it fail, the next one is in time.
		extendClaims(asker, [...inHand.keys()], limits.claimMs).catch(() => undefined);
	}, limits.claimMs / 3);
	try {
		for (;;) {
			const room = stopping.aborted ? 0 : AT_ONCE - inHand.size;
			for (const claimed of room > 0 ? await claimDue(asker, channel, room, limits.claimMs) : []) {
				const ending = new AbortController();
				inHand.set(claimed, { ending, done: work(claimed, ending).finally(() => inHand.delete(claimed)) });
			}
			if (inHand.size === 0) return;
			await Promise.race([...[...inHand.values()].map(({ done }) => done), pause(limits.lookMs)]);
		}
	} finally {
		await Promise.all([...inHand.values()].map(({ done }) => done));
		clearInterval(extending);
		clearTimeout(cutting);
		stopping.removeEventListener("abort", onStop);
	}
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
async function tryOnce(way: Way, row: Mail, ending: AbortController, tryMs: number): Promise<Outcome> {
	const limit = setTimeout(() => ending.abort(), tryMs);
	try {
		const letter = openLetter(row);
		if (!letter.ok) return SHUT[letter.reason];
		return await way.send({ ...row, ...letter.value }, ending.signal);
	} catch (error) {
		logger.error({ err: error, mail: row.id }, "a fault while sending a message");
		return { end: "later", reason: "Something went wrong on our side." };
	} finally {
		clearTimeout(limit);
	}
}

/** Tries with which an outcome is written down while the database cannot be reached: some three seconds in all. */
const NOTES = [100, 200, 400, 800, 1600];

/** What was sent and not written down as sent would be sent again. */
async function noteSurely(asker: SystemAsker, claimed: Claimed, outcome: Outcome, end: TryEnd): Promise<void> {
	for (const wait of NOTES) {
		try {
			await noteOutcome(asker, claimed, outcome, end);
			return;
		} catch (error) {
			if (wait === NOTES.at(-1)) {
				logger.error({ err: error, mail: claimed.row.id, end: outcome.end }, "what became of a message is not noted");
			}
			await pause(wait);
		}
	}
}
