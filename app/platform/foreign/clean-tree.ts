/** The door for somebody else's JSON: its size is looked at and its texts are cleaned before it is read. Pure. */
import { cleanText, isClean, isUntextual } from "../clean-text";

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
	const look = new Look();
	look.at(value, 0);
	if (look.reason) return { ok: false, reason: look.reason };
	const cleaned: string[] = [];
	return { ok: true, value: look.clean ? value : cleanCopy(value, [], cleaned), cleaned };
}

/** How deep and how large a value is, and whether there is anything to clean in it: most often there is not. */
class Look {
	reason: string | undefined;
	clean = true;
	private values = 0;

	at(value: unknown, depth: number): void {
		if (++this.values > TREE_LIMITS.values) this.reason = `holds more than ${TREE_LIMITS.values} values`;
		if (depth > TREE_LIMITS.depth) this.reason = `is nested more than ${TREE_LIMITS.depth} deep`;
		if (typeof value === "string") this.clean &&= isClean(value);
		if (typeof value !== "object" || value === null) return;
		const inside = value as Record<string, unknown>;
		const isList = Array.isArray(value);
		for (const name in inside) {
			if (this.reason) return;
			if (!isList) this.clean &&= isClean(name);
			this.at(inside[name], depth + 1);
		}
	}
}

function cleanCopy(value: unknown, steps: Step[], cleaned: string[]): unknown {
	const text = (dirty: string, at: Step[]) => {
		if (isUntextual(dirty)) cleaned.push(cleanText(pathOf(at)));
		return cleanText(dirty);
	};
	if (typeof value === "string") return text(value, steps);
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map((one, at) => cleanCopy(one, [...steps, at], cleaned));
	const entries = Object.entries(value).map(([name, one]) => {
		const at = [...steps, name];
		return [text(name, at), cleanCopy(one, at, cleaned)];
	});
	return Object.fromEntries(entries);
}
