/** What a system is told whose request is refused: an OperationOutcome with the code that BaRS has for it. Pure. */
import type { PageError } from "../../../platform/errors";
import type { BundleProblem } from "../../../platform/fhir/bundle-resources";
import { type FhirAnswer, ISSUES, type Issue, outcome } from "../../../platform/fhir/operation-outcome";
import { ERROR_CODES } from "./vocabulary";

const CODES: Readonly<Record<number, string>> = {
	401: "REC_UNAUTHORIZED",
	403: "REC_FORBIDDEN",
	404: "REC_NOT_FOUND",
	405: "REC_METHOD_NOT_ALLOWED",
	408: "REC_TIMEOUT",
	409: "REC_CONFLICT",
	422: "REC_UNPROCESSABLE_ENTITY",
	429: "REC_TOO_MANY_REQUESTS",
	501: "REC_NOT_IMPLEMENTED",
	503: "REC_UNAVAILABLE",
};

export interface Refusal {
	code: Issue;
	text: string;
	problems?: readonly BundleProblem[];
	status?: number;
	headers?: Record<string, string>;
}

/** BaRS has no word for a message that is too large or of another type: it is a bad request. */
export const refused = ({ code, text, status = ISSUES[code], ...more }: Refusal): FhirAnswer =>
	outcome(code, text, { ...more, status, coding: { system: ERROR_CODES, code: CODES[status] ?? "REC_BAD_REQUEST" } });

/** A message has some 30 KB, and seldom more than twenty resources. */
export const MESSAGE_LIMITS = { bytes: 500_000, seconds: 20, entries: 60 } as const;

const BY_HOST: Partial<Record<PageError, Refusal>> = {
	"too-large": { code: "too-costly", text: `A message has at most ${MESSAGE_LIMITS.bytes} bytes.` },
	"not-a-form": { code: "not-supported", text: "Send application/fhir+json in UTF-8, without a Content-Encoding." },
	"too-slow": { code: "timeout", text: "The message took too long to arrive." },
	"too-many-requests": {
		code: "throttled",
		text: "Too much at once: send it again in a minute.",
		headers: { "Retry-After": "60" },
	},
	unavailable: {
		code: "transient",
		text: "Referrals cannot be read or written now: send it again.",
		headers: { "Retry-After": "10" },
	},
};

/** An answer to what the host refuses. */
export const refusedByHost = (reason: PageError): FhirAnswer =>
	refused(BY_HOST[reason] ?? { code: "structure", text: "This is no request that is taken here." });
