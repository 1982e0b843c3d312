/**
 * What the store says when it cannot do what it is asked, though nothing is wrong with what it is asked. The store has
 * logged it: whoever meets one of these answers and logs nothing more.
 */

/** The store cannot do it now: it does not answer, has no room, or others hold what is needed. Nothing was written. */
export class StoreUnavailable extends Error {
	override name = "StoreUnavailable";
}

/**
 * The answer to a commit was lost: all of the transaction was written, or nothing of it. Whoever tries again has to find
 * out first, as `once()` does for forms.
 */
export class OutcomeUnknown extends StoreUnavailable {
	override name = "OutcomeUnknown";
}

/** What whoever runs this can mend. The message is one line: what is wrong, where, and what to do. */
export class OperatorProblem extends Error {
	override name = "OperatorProblem";
}

/** The health store is empty, or another one than the portal worked with: nothing is written to it until people say what is right. */
export class OtherStore extends OperatorProblem {
	override name = "OtherStore";
}

export function isOtherStore(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = at.cause) if (at instanceof OtherStore) return true;
	return false;
}

/** What the store said, if it is why `error` was thrown: drizzle and others wrap it. */
export function unavailableIn(error: unknown): StoreUnavailable | undefined {
	for (let at = error; at instanceof Error; at = at.cause) {
		if (at instanceof StoreUnavailable) return at;
	}
	return undefined;
}
