/**
 * Patterns of mappings, which councils write. Nobody can say of somebody else's pattern how long it takes: `(a+)+$` goes
 * back over a cell of forty letters for hours. So each use is stopped after a second, and the import ends with an error
 * that names the pattern. A pattern without groups and repeats reads straight on and needs no clock.
 */
import { createContext, Script } from "node:vm";

/** Milliseconds one use of a pattern may take; those that are well made take less than one. */
const PATIENCE = 1000;

/** A pattern of a mapping went back and forth over a text for too long. */
export class PatternTooSlow extends Error {
	constructor(pattern: RegExp, text: string) {
		super(`The pattern "${pattern.source}" of the mapping takes too long on a text of ${text.length} characters.`);
	}
}

export interface ForeignPattern {
	/** What the pattern finds first: the text of its first group, or all of it. Undefined when it finds nothing. */
	find(text: string): string | undefined;
	test(text: string): boolean;
	/** The text without what the pattern finds first. */
	remove(text: string): string;
}

/**
 * A pattern in JavaScript's own way of writing; capitals do not matter. Each use throws `PatternTooSlow` after a second.
 * @throws SyntaxError when it is none
 */
export function foreignPattern(source: string): ForeignPattern {
	const pattern = new RegExp(source, "i");
	const straight = !/[(*+?{]/.test(source.replace(/\\./gs, ""));
	const run = <T>(use: () => T, text: string): T => (straight ? use() : inTime(use, pattern, text));
	return {
		find(text) {
			const found = run(() => pattern.exec(text), text);
			return found ? (found[1] ?? found[0]) : undefined;
		},
		test: (text) => run(() => pattern.test(text), text),
		remove: (text) => run(() => text.replace(pattern, ""), text),
	};
}

const clock: { use: () => void } = { use: () => undefined };
const context = createContext(clock);
const script = new Script("use()");
const TIMED_OUT = "ERR_SCRIPT_EXECUTION_TIMEOUT";

function inTime<T>(use: () => T, pattern: RegExp, text: string): T {
	let result: { value: T } | undefined;
	clock.use = () => {
		result = { value: use() };
	};
	try {
		script.runInContext(context, { timeout: PATIENCE });
	} catch (error) {
		// The error is one of the other context's, so that `instanceof` does not hold.
		const stopped = typeof error === "object" && error && "code" in error && error.code === TIMED_OUT;
		throw stopped ? new PatternTooSlow(pattern, text) : error;
	}
	if (!result) throw new PatternTooSlow(pattern, text);
	return result.value;
}
