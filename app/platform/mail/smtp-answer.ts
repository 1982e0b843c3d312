/** What a mail server's answer means for us: is it about us, about the recipient, or about the message? Pure. */
import type { Outcome } from "./sender";

/** How far a try came: connecting and signing in; naming sender and recipient; handing the message over. */
export type Reached = "server" | "envelope" | "message";

/** What was answered to what (RFC 5321), or how the line was lost. */
export interface SmtpFault {
	reached: Reached;
	/** "MAIL FROM", "RCPT TO", "DATA" …; "API" for what was never sent. */
	command?: string;
	/** The library's: "EAUTH", "ETIMEDOUT", "ETLS" … */
	code?: string;
	/** The server's answer, all its lines. */
	response?: string;
}

interface Answer {
	code: number;
	/** The enhanced status code (RFC 3463), such as [5, 1, 1]. */
	enhanced: readonly [number, number, number] | null;
	text: string;
}

function readAnswer(response: string | undefined): Answer | undefined {
	const [, code, text = ""] = /^([2-5]\d\d)[ -]?([\s\S]*)$/.exec(response ?? "") ?? [];
	if (!code) return undefined;
	const [, kind, subject, detail] = /^([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(text) ?? [];
	return { code: Number(code), enhanced: kind ? [Number(kind), Number(subject), Number(detail)] : null, text };
}

/** Signing in or TLS is wanted, or failed: whatever was asked, the answer is about us. */
const OF_US = new Set([432, 454, 523, 530, 534, 535, 538]);

/** The server did not follow us: that says nothing of anybody. */
const OF_COMMANDS = new Set([500, 502, 503, 504]);

/** "Relay access denied", in the words of servers without enhanced codes; "relay recipient table" is of a recipient. */
const RELAY = /\brelay(?:ing)?\b(?! recipient)/i;

/** X.1.7 and X.1.8: the sender's address is what is wrong. */
const isOfOurAddress = ([, subject, detail]: readonly number[]) => subject === 1 && (detail === 7 || detail === 8);

/** At a recipient: we may not send there. X.7.2 and Microsoft's X.7.1xx are a list or a person who takes no strangers. */
const isOfOurRight = ([, subject, detail = 0]: readonly number[]) =>
	subject === 7 && detail !== 2 && !(detail >= 100 && detail < 200);

/** At the message: who we are, or say we are, was not believed (X.7.8 … X.7.14; X.7.20 … X.7.29: DKIM, SPF, names). */
const isOfOurProof = ([, subject, detail = 0]: readonly number[]) =>
	subject === 7 && ((detail >= 8 && detail <= 14) || (detail >= 20 && detail <= 29));

/**
 * What became of a try that failed.
 * @param fault what the library says of it
 */
export function outcomeOf({ reached, command, code, response }: SmtpFault): Outcome {
	const answer = readAnswer(response);
	if (!answer) return withoutAnswer(reached, command, code);
	const said = answer.enhanced ? `${answer.code} ${answer.enhanced.join(".")}` : String(answer.code);
	const refusedUs: Outcome = {
		end: "held-up",
		because: "refused",
		reason: `The mail server does not take e-mail from us (${said}).`,
	};
	if (command === "STARTTLS") {
		return { ...refusedUs, reason: `The mail server has no TLS, without which nothing is sent (${said}).` };
	}
	if (OF_US.has(answer.code)) return refusedUs;
	const isFinal = answer.code >= 500;
	if (reached === "server") return isFinal ? refusedUs : away(said);
	const { enhanced } = answer;
	if (command === "MAIL FROM") {
		const isTooLarge = answer.code === 552 || (enhanced?.[1] === 3 && enhanced[2] === 4);
		if (isTooLarge) return { end: "refused", reason: `The mail server refused the message as too large (${said}).` };
		return isFinal ? refusedUs : away(said);
	}
	if (answer.code < 400) return withoutAnswer(reached, command, code);
	const notNow: Outcome = { end: "later", reason: `The mail server did not take the message yet (${said}).` };
	if (!isFinal || (OF_COMMANDS.has(answer.code) && !enhanced)) return notNow;
	if (command === "RCPT TO") {
		const isOfUs = enhanced ? isOfOurAddress(enhanced) || isOfOurRight(enhanced) : RELAY.test(answer.text);
		if (isOfUs) return { ...refusedUs, perhapsHereOnly: true };
		return { end: "refused", reason: `The mail server refused the address (${said}).` };
	}
	if (enhanced && (isOfOurAddress(enhanced) || isOfOurProof(enhanced))) return { ...refusedUs, perhapsHereOnly: true };
	return { end: "refused", reason: `The mail server refused the message (${said}).` };
}

const away = (why: string): Outcome => ({
	end: "held-up",
	because: "away",
	reason: `The mail server cannot be reached, or takes nothing now (${why}).`,
});

function withoutAnswer(reached: Reached, command: string | undefined, code = "no answer"): Outcome {
	if (reached === "message") {
		return { end: "unknown", reason: `The mail server had the message, but its answer was lost (${code}).` };
	}
	if (command === "API" && code === "EENVELOPE") {
		return { end: "refused", reason: "This is no address that an e-mail can be sent to." };
	}
	if (code === "EAUTH") {
		return { end: "held-up", because: "refused", reason: "The mail server has no way to sign in that we know." };
	}
	if (reached === "server") return away(code);
	return { end: "later", reason: `The line to the mail server was lost (${code}).` };
}
