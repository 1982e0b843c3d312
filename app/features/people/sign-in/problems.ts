/** Why somebody could not be signed in, and with which status the page says so. What it says stands in the locales. */
export const SIGN_IN_PROBLEMS = {
	/** The provider does not answer, or answers with a fault. */
	down: 503,
	/** It did not answer in time. */
	slow: 504,
	/** What began the sign-in is gone: another window, too long ago, the browser's "back". */
	stale: 400,
	/** Its clock and ours differ. */
	clock: 502,
	/** What came back is not what was asked for, or not by whom it says. */
	untrusted: 502,
	/** The provider did not prove enough about who it is. */
	level: 403,
	/** It does not say when somebody proved who they are, which was asked. */
	"no-time": 403,
	/** It says that they did not do so now, which was asked. */
	"not-again": 403,
	/** The person chose not to. */
	denied: 403,
	/** The provider refused. */
	refused: 403,
	"no-email": 403,
	/** Nobody has made sure that the address is theirs. */
	"email-unproved": 403,
	/** Somebody known by another provider has the address. */
	"email-taken": 403,
	deactivated: 403,
	/** They are signed in, but not as their role needs it: see `model/people/assurance.ts`. */
	"role-audience": 403,
	"role-identity": 403,
	"role-authentication": 403,
} as const;
export type SignInProblem = keyof typeof SIGN_IN_PROBLEMS;

export const isSignInProblem = (value: string | null): value is SignInProblem =>
	value !== null && Object.hasOwn(SIGN_IN_PROBLEMS, value);
