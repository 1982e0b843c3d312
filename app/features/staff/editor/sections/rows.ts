/** Rows that are added to a form and taken out of it on the page, without a script. Pure. */

import type { Values } from "../../../../platform/forms/field-errors";
import { MOST_ROWS, newRowId, rowField } from "../../../../platform/forms/rows";
import { allOf } from "../../../../platform/forms/values";

/** What comes in rows. */
export const ROW_GROUPS = ["costs", "phones", "exceptions"] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];

/** The form with one more row, empty. */
export function withRow(values: Values, group: RowGroup): Values {
	return { ...values, [group]: [...allOf(values, group).slice(0, MOST_ROWS - 1), newRowId()] };
}

/** The form without one of its rows; those below it move up. */
export function withoutRow(values: Values, group: RowGroup, removed: number): Values {
	const left: Values = { [group]: allOf(values, group).filter((_id, index) => index !== removed) };
	const ofRow = new RegExp(`^${group}-(\\d{1,4})-(.+)$`);
	for (const [name, value] of Object.entries(values)) {
		const [, at, field] = ofRow.exec(name) ?? [];
		if (at === undefined || field === undefined) left[name] ??= value;
		else if (Number(at) !== removed) left[rowField(group, Number(at) - (Number(at) > removed ? 1 : 0), field)] = value;
	}
	return left;
}
