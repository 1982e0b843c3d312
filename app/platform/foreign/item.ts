/** One thing that somebody else wrote: an item of a feed, a row of a sheet. Pure. */
import { beginningOf, cleanText } from "../clean-text";
import { cleanTree } from "./clean-tree";
import { FOREIGN_LIMITS, ForeignField } from "./field";
import { Findings } from "./findings";
import { type Leaf, leavesOf, Marks } from "./marks";

/** The id of an item, cleaned, or null when it has none; nothing else of the item is looked at. */
export function idOf(value: unknown): string | null {
	const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
	if (Number.isSafeInteger(id)) return String(id);
	return (typeof id === "string" && beginningOf(cleanText(id), FOREIGN_LIMITS.line).trim()) || null;
}

/**
 * An item, read field by field: `item.at("schedules", 0, "byday").text()`. Reading never throws and never stops. What
 * does not fit is remembered in `problems`, and either the field is left out or, where it was needed, `refused` is set.
 * What is too deep, too large or no object is refused before it is read.
 */
export class ForeignItem extends Findings {
	private readonly root: ForeignField;
	private readonly marks = new Marks();
	private readonly value: unknown;

	/**
	 * @param where the line of a sheet, or the id of an item
	 * @param value what JSON can hold, or the texts of a row by field; it is measured, and its texts are cleaned
	 */
	constructor(where: string, value: unknown) {
		super(where);
		const clean = cleanTree(value);
		this.value = clean.ok ? clean.value : undefined;
		this.root = new ForeignField(this, [], this.value, this.marks);
		if (!clean.ok) this.refuse("item", clean.reason);
		else if (!this.root.isObject) this.refuse("item", "is not an object", this.root.words);
		else for (const path of clean.cleaned) this.warn(path, "holds characters that no text has; they were taken out");
	}

	/** A field by the way to it. What is not there, or cannot be reached, has not been said. */
	at(...steps: (string | number)[]): ForeignField {
		return this.root.at(...steps);
	}

	/** All that stands in it, value by value, and what reading made of each so far. */
	leaves(): Leaf[] {
		return leavesOf(this.value, this.marks);
	}
}
