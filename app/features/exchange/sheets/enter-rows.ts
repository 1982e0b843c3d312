/** The cells of a sheet in its ledger: what of them stands in a listing, and how. Pure. */
import type { Field } from "../../../model/exchange/sheet-fields";
import type { ServiceContent } from "../../../model/listings/shapes";
import { type Understood, valueOr } from "../../../platform/foreign/understood";
import { Prose } from "../ledger/kept-words";
import type { Entry, LedgerBook } from "../ledger/ledger-book";
import type { ServiceOfSessions } from "./merge-sessions";
import { isOpenToAll } from "./parse-age";
import type { Sheet } from "./read-sheet.server";
import type { Cell, Session } from "./session";

/** The cells of a row of which nothing was taken over. */
export const refusedCells = (cells: readonly Cell[]): Entry[] =>
	cells.map(({ field, words }) => ({ field, words, fate: "refused" }));

/** Enters the rows of a service, as the listing now says them. */
export function enterRows(book: LedgerBook, service: ServiceOfSessions, content: ServiceContent): void {
	const prose = new Prose(content);
	const outranks = outranking(service, content);
	for (const row of service.rows) {
		const entries = row.cells.map(({ field, words, mark }): Entry => {
			if (mark === "left") return { field, words, fate: prose.has(words) ? "words" : "lost" };
			if (mark === "unread") return { field, words, fate: "aside", reason: "is left out by the mapping" };
			const isOutranked = outranks(field, row) && !prose.has(words);
			return { field, words, fate: isOutranked ? "outranked" : "understood" };
		});
		book.add(String(row.line), entries, row.problems);
	}
}

/** What a listing says once, and each of its rows may say. */
const SAID_ONCE: Partial<Record<Field, (row: Session) => Understood<unknown>>> = {
	summary: (row) => row.summary,
	description: (row) => row.description,
	organisation: (row) => row.organisation,
	age: (row) => row.eligibility,
	cost: (row) => row.cost,
	howToJoin: (row) => row.howToJoin,
	url: (row) => row.url,
	bookingUrl: (row) => row.bookingUrl,
	email: (row) => row.email,
	phone: (row) => row.phone,
	heldIn: (row) => row.heldIn,
	checkedOn: (row) => row.checkedOn,
};

/** Whether another row of the service counts instead of what one says. */
function outranking({ rows, slots }: ServiceOfSessions, { joining }: ServiceContent) {
	const ends = new Map(
		slots.flatMap((slot) => {
			const end = slot.rows.find(({ when }) => when.end !== null)?.when.end;
			return slot.rows.map(({ session }) => [session, end] as const);
		}),
	);
	const limits = rows.find(({ eligibility }) => eligibility.state === "understood" && !isOpenToAll(eligibility.value));
	return (field: Field, row: Session): boolean => {
		if (rows.length === 1) return false;
		if (field === "end") return row.when !== null && row.when.end !== null && row.when.end !== ends.get(row);
		if (field === "booking") {
			const said = valueOr(row.booking, null);
			return said !== null && (said ? joining !== "book" : joining === "book");
		}
		const read = SAID_ONCE[field];
		if (!read) return false;
		const first = rows.map(read).find(({ state }) => state === "understood");
		const counts = field === "age" ? (limits?.eligibility ?? first) : first;
		return JSON.stringify(counts) !== JSON.stringify(read(row));
	};
}

/** Enters the columns that have no meaning in the mapping. */
export function enterUnmapped(book: LedgerBook, sheet: Sheet, mapped: readonly string[]): void {
	const others = sheet.headings.filter((heading) => !mapped.includes(heading));
	const reason = "no meaning was given to this column";
	for (const { line, cells } of sheet.rows) {
		const entries = others.flatMap((column): Entry[] => {
			const words = cells.get(column)?.trim() ?? "";
			return words === "" ? [] : [{ field: "column", column, words, fate: "aside", reason }];
		});
		book.add(String(line), entries);
	}
	for (const { where, words } of sheet.refused) book.add(where, [{ field: "row", words, fate: "refused" }]);
}
