/** What both engines write alike: rows of the index, and questions to it. */
import type { Expression } from "../../app/features/directory/search/expression";
import type { IndexedEntry, IndexedName } from "./engine";

/** How an engine spells a question. `quote` makes a token of any text, so that nothing in it is syntax. */
interface Spelling {
	quote: (token: string) => string;
	and: string;
	or: string;
}

/** A token no entry has. */
const NEVER = ".never";

/** An expression over the tokens of one council. */
export function spell(council: number, expression: Expression | null, how: Spelling): string {
	if (expression === null) return how.quote(String(council));
	if (typeof expression === "string") return how.quote(council + expression);
	const [parts, operator, none] =
		"all" in expression ? [expression.all, how.and, null] : [expression.any, how.or, NEVER];
	if (parts.length === 0) return spell(council, none, how);
	return `(${parts.map((part) => spell(council, part, how)).join(operator)})`;
}

/** Entries in one statement, which carries them as JSON: numbers beyond 32 bits stay whole numbers on the way. */
export const ENTRIES_AT_ONCE = 1000;

/** The columns of `search_entry` but for PostgreSQL's tokens. */
export const entryValues = ({ id, number, placeId, ordinal, lat, lon, facts }: IndexedEntry) => [
	id,
	number,
	placeId,
	ordinal,
	lat,
	lon,
	facts,
];

/** The tokens of an entry, parted by spaces, each with its council in front; and the council alone, which finds all. */
export const lexemes = ({ council, tokens }: IndexedEntry) => `${council} ${council}${tokens.join(` ${council}`)}`;

export const NAME_COLUMNS = { number: "int", council: "int", service_id: "text", name_key: "text" } as const;

export const nameColumns = ({ number, council, serviceId, nameKey }: IndexedName) => ({
	number,
	council,
	service_id: serviceId,
	name_key: nameKey,
});
