/** What GOV.UK Notify's answer means for us: is it about us, about the recipient, or about the message? Pure. */
import type { Outcome } from "./sender";

/** What Notify answered that is no success, or how the line was lost. */
export type NotifyFault = { status: number; errors: { error: string; message: string }[] } | { lost: string };

/** Of a 400: the key, the template or the service is not set up for this. */
const OF_US = /template|personalisation|trial mode|team-only|not allowed to send|sms_sender|reply_to/i;

/** Notify, or what stands in front of it, is not there for anybody. */
const AWAY = new Set([502, 503, 504]);

export function outcomeOf(fault: NotifyFault): Outcome {
	// It may have got through: the next try asks for it first.
	if ("lost" in fault) {
		return { end: "held-up", because: "away", reason: `GOV.UK Notify cannot be reached (${fault.lost}).` };
	}
	const { status, errors } = fault;
	const said = errors.map(({ message }) => message).join("; ");
	const reason = `GOV.UK Notify answered ${status}: ${said.slice(0, 300) || "no reason given"}`;
	const refusedUs: Outcome = { end: "held-up", because: "refused", reason };
	switch (status) {
		case 400:
			return OF_US.test(said) ? refusedUs : { end: "refused", reason };
		case 429:
			// A limit of the minute passes by itself; that of the day, or of the service, somebody has to raise.
			return errors.some(({ error }) => error === "RateLimitError") ? { ...refusedUs, because: "away" } : refusedUs;
		case 401:
		case 403:
		case 404:
			return refusedUs;
	}
	if (AWAY.has(status)) return { ...refusedUs, because: "away" };
	return { end: "later", reason };
}
