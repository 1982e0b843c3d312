/** What reading made of each value of a foreign item, kept beside the values. Pure. */
import { isBlank } from "../clean-text";
import type { Step } from "./clean-tree";

/** Read as what it should be, or left: it was looked at, and nothing was made of it. What nobody looked at has no mark. */
export type Mark = "read" | "left";

/** A mark for each place in a tree of values that somebody looked at. */
export class Marks {
	mark: Mark | undefined;
	private inner: Map<Step, Marks> | undefined;

	/** Whether anything is marked, there or further in. */
	get isTouched(): boolean {
		return this.mark !== undefined || [...(this.inner?.values() ?? [])].some((marks) => marks.isTouched);
	}

	/** Those of what stands further in. */
	of(step: Step): Marks {
		this.inner ??= new Map();
		const known = this.inner.get(step);
		if (known) return known;
		const marks = new Marks();
		this.inner.set(step, marks);
		return marks;
	}
}

/** A text, a number, or true or false that stands in an item. */
export interface Leaf {
	/** "schedules[0].byday" */
	path: string;
	/** The same for all entries of a list: "schedules.byday". */
	field: string;
	words: string;
	mark: Mark | "unread";
}

/** The values of a tree that say anything; each is read or left with what it stands in. */
export function leavesOf(value: unknown, marks: Marks): Leaf[] {
	const leaves: Leaf[] = [];
	const walk = (value: unknown, path: string, field: string, marks: Marks | undefined, outer: Mark | undefined) => {
		if (value === null || value === undefined) return;
		const mark = outer === "left" ? outer : (marks?.mark ?? outer);
		if (typeof value !== "object") {
			const words = String(value).trim();
			if (!isBlank(words)) leaves.push({ path, field, words, mark: mark ?? "unread" });
		} else if (Array.isArray(value)) {
			for (const [at, one] of value.entries()) walk(one, `${path}[${at}]`, field, marks?.of(at), mark);
		} else {
			const dot = path === "" ? "" : ".";
			for (const [name, one] of Object.entries(value)) {
				walk(one, `${path}${dot}${name}`, `${field}${dot}${name}`, marks?.of(name), mark);
			}
		}
	};
	walk(value, "", "", marks, undefined);
	return leaves;
}
