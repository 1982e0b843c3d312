/** What a program is told that sends FHIR: an OperationOutcome, the same in STU3 and R4. Pure. */
import type { BundleProblem } from "./bundle-resources";

/** Codes of `issue-type` that are used here, and the status that goes with each. */
export const ISSUES = {
	informational: 200,
	structure: 400,
	/** Something that had to be said was not. */
	required: 400,
	invalid: 400,
	security: 401,
	forbidden: 403,
	"not-found": 404,
	"not-supported": 415,
	conflict: 409,
	/** This very message was taken before. */
	duplicate: 409,
	"too-costly": 413,
	processing: 422,
	"business-rule": 422,
	throttled: 429,
	timeout: 408,
	transient: 503,
} as const;
export type Issue = keyof typeof ISSUES;

export interface FhirAnswer {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: string;
}

const MOST_TOLD = 20;

/**
 * @param problems where they stand in the Bundle: an expression each
 * @param headers beside what kind of answer it is
 * @param coding what a standard calls this error
 */
export function outcome(
	code: Issue,
	text: string,
	{
		problems = [],
		status = ISSUES[code],
		headers = {},
		coding,
	}: {
		problems?: readonly BundleProblem[];
		status?: number;
		headers?: Record<string, string>;
		coding?: { system: string; code: string };
	} = {},
): FhirAnswer {
	const severity = code === "informational" ? "information" : "error";
	const details = (text: string) => ({ ...(coding && { coding: [coding] }), text });
	const issues =
		problems.length === 0
			? [{ severity, code, details: details(text) }]
			: problems.slice(0, MOST_TOLD).map(({ where, field, reason }) => ({
					severity,
					code,
					details: details(`${text}: ${field} ${reason}`.replace(/ {2,}/g, " ")),
					expression: [[where === "Bundle" ? "Bundle" : `Bundle.${where}`, field].filter(Boolean).join(".")],
				}));
	return {
		status,
		headers: { "Content-Type": "application/fhir+json; charset=utf-8", "Cache-Control": "no-store", ...headers },
		body: JSON.stringify({ resourceType: "OperationOutcome", issue: issues }),
	};
}
