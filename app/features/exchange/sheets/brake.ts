/** When an import asks a person before it withdraws: absence is proved by a whole source, and a short one may be none. Pure. */
import type { Stored } from "./reconcile";

/** How many services of a source families read, and how many of these it no longer has. */
export interface Shrinking {
	had: number;
	gone: number;
}

/** So few may go without a question, whatever their share. */
const FEW = 4;
/** The share of a source's services that may go without a question. */
const SHARE = 0.2;
/** So many do not go without one, however large the source is. */
const MANY = 10;

/**
 * @param stored the source's services as they were before
 * @param withdrawn how many of them it no longer has
 * @returns null where nobody has to be asked
 */
export function shrinkingOf(stored: Iterable<Pick<Stored, "status">>, withdrawn: number): Shrinking | null {
	const had = [...stored].filter(({ status }) => status === "published").length;
	const asks = withdrawn >= MANY || (withdrawn > FEW && withdrawn > had * SHARE);
	return asks ? { had, gone: withdrawn } : null;
}

/** An import that would withdraw more than anybody has said it may. Nothing was changed. */
export class SourceShrank extends Error {
	/** @param names of the services that would go */
	constructor(
		readonly shrinking: Shrinking,
		readonly names: readonly string[],
	) {
		const { had, gone } = shrinking;
		super(`${gone} of the ${had} services of this source are no longer in it. Nothing was changed.`);
	}
}
