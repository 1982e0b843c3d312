/** The door for somebody else's JSON: its size is looked at and its texts are cleaned before it is read. Pure. */
import { cleanText, isUntextual } from "../clean-text";

/** The deepest nesting of one item, and the most values in it: far more than a real one has. */
export const TREE_LIMITS = { depth: 32, values: 100_000 } as const;

export type CleanTree =
	| {
			ok: true;
			value: unknown;
			/** Where something was taken out of a text: "schedules[0].notes". */
			cleaned: string[];
	  }
	| { ok: false; reason: string };

export type Step = string | number;

/** Steps into a value as one path: "schedules", 0, "byday" are "schedules[0].byday". */
export function pathOf(steps: readonly Step[]): string {
	return steps.reduce<string>((path, step) => {
		if (typeof step === "number") return `${path}[${step}]`;
		return path === "" ? step : `${path}.${step}`;
	}, "");
}

/**
 * What JSON holds, the texts and names in it cleaned; the same value where there was nothing to clean. Not ok for what
 * is too deep or too large to be an item.
 */
export function cleanTree(value: unknown): CleanTree {
	const walk = new Walk();
	const clean = walk.clean(value);
	return walk.reason ? { ok: false, reason: walk.reason } : { ok: true, value: clean, cleaned: walk.cleaned };
}

class Walk {
	reason: string | undefined;
	readonly cleaned: string[] = [];
	private readonly steps: Step[] = [];
	private values = 0;

	clean(value: unknown): unknown {
		if (++this.values > TREE_LIMITS.values) this.reason = `holds more than ${TREE_LIMITS.values} values`;
		if (this.steps.length > TREE_LIMITS.depth) this.reason = `is nested more than ${TREE_LIMITS.depth} deep`;
		if (this.reason) return undefined;
		if (typeof value === "string") return this.text(value);
		if (typeof value !== "object" || value === null) return value;
		const isList = Array.isArray(value);
		let changed = false;
		const entries: [string, unknown][] = [];
		for (const [name, one] of Object.entries(value)) {
			this.steps.push(isList ? entries.length : name);
			const cleanName = isList ? name : this.text(name);
			const clean = this.clean(one);
			this.steps.pop();
			if (this.reason) return undefined;
			changed ||= cleanName !== name || clean !== one;
			entries.push([cleanName, clean]);
		}
		if (!changed) return value;
		return isList ? entries.map(([, clean]) => clean) : Object.fromEntries(entries);
	}

	private text(text: string): string {
		if (isUntextual(text)) this.cleaned.push(cleanText(pathOf(this.steps)));
		return cleanText(text);
	}
}
