/**
 * Rows of a form that come several times: phones, prices, hours of a date. The ids of a group's rows stand in one field,
 * `phones`; the fields of its rows are `phones-0-number`, `phones-1-number` … Pure.
 */

import type { Values } from "../../../../platform/forms/field-errors";
import { allOf } from "../../../../platform/forms/values";

/** What comes in rows. */
export const ROW_GROUPS = ["costs", "phones", "exceptions"] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];

/** More than anybody means to write; beyond it nothing is read. */
const MOST_ROWS = 60;

export interface Row {
	id: string;
	/** The name of one of its fields. */
	at(field: string): string;
}

export const rowField = (group: string, index: number, field: string) => `${group}-${index}-${field}`;

/** The values of a group: its rows' ids, and each row's own fields. */
export function rowValues(group: string, rows: readonly { id: string; fields: Record<string, string> }[]): Values {
	const values: Values = { [group]: rows.map(({ id }) => id) };
	rows.forEach(({ fields }, index) => {
		for (const [field, value] of Object.entries(fields)) values[rowField(group, index, field)] = value;
	});
	return values;
}

/** The rows that were sent. An id that is none, or that another row has, is made anew. */
export function rowsOf(values: Values, group: string): Row[] {
	const seen = new Set<string>();
	return allOf(values, group)
		.slice(0, MOST_ROWS)
		.map((sent, index) => {
			const id = /^[\w.:-]{1,100}$/.test(sent) && !seen.has(sent) ? sent : newRowId();
			seen.add(id);
			return { id, at: (field) => rowField(group, index, field) };
		});
}

export const newRowId = (): string => crypto.randomUUID();

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
