/**
 * Fields of a form that come in rows: phones, prices, hours of a date. The ids of a group's rows stand in one field,
 * `phones`; the fields of each are `phones-0-number`, `phones-1-number` … Pure.
 */
import { type Field, field, SHORT } from "./field";
import type { Values } from "./field-errors";
import type { Form } from "./form";

/** What a row answers, under its id. */
export type Row<T> = T & { readonly id: string };

/** More than anybody means to write; beyond it nothing is read. */
export const MOST_ROWS = 60;

/** The name of a field in a row: `phones-0-number`. */
export const rowField = (group: string, index: number, name: string) => `${group}-${index}-${name}`;

export const newRowId = (): string => crypto.randomUUID();

/** The rows that were sent. An id that is none, or that another row has, is made anew. */
export function rows<T extends object, Reason extends string>(row: Form<T, Reason>): Field<Row<T>[], Reason> {
	return field((at) => {
		const seen = new Set<string>();
		const read = at.all(MOST_ROWS, SHORT).map((sent, index): Row<T> | undefined => {
			const id = isId(sent) && !seen.has(sent) ? sent : newRowId();
			seen.add(id);
			const answers = row.read(at.part(String(index)));
			return answers && { ...answers, id };
		});
		const understood = read.filter((one) => one !== undefined);
		return understood.length === read.length ? understood : undefined;
	});
}

/** The id of a row that comes once; a new one where none was sent. */
export const rowId = (): Field<string> =>
	field((at) => {
		const sent = at.start(SHORT);
		return isId(sent) ? sent : newRowId();
	});

const isId = (text: string) => /^[\w.:-]{1,100}$/.test(text);

/** The values of a group: its rows' ids, and each row's own fields. */
export function rowValues(group: string, rows: readonly { id: string; fields: Record<string, string> }[]): Values {
	const values: Values = { [group]: rows.map(({ id }) => id) };
	rows.forEach(({ fields }, index) => {
		for (const [name, value] of Object.entries(fields)) values[rowField(group, index, name)] = value;
	});
	return values;
}
