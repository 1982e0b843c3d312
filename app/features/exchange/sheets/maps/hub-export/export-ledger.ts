/** The ledger of the portal's own spreadsheet: facts of a service, an organisation and a place stand in several rows, and count once. */
import type { Ledger } from "../../../../../model/exchange/ledger";
import type { ServiceContent } from "../../../../../model/listings/shapes";
import type { ForeignItem } from "../../../../../platform/foreign/item";
import { Prose, type Saying } from "../../../ledger/kept-words";
import { type Entry, LedgerBook } from "../../../ledger/ledger-book";
import { ORGANISATION_HEADINGS, PLACE_HEADINGS, SERVICE_HEADINGS, SESSION_HEADINGS } from "./columns";

/** By the column of the id of what they are of: the columns of which the first row counts. */
const ONCE: readonly (readonly [id: string, headings: ReadonlySet<string>])[] = [
	["service_id", new Set(SERVICE_HEADINGS)],
	["organisation_id", new Set(ORGANISATION_HEADINGS)],
	["place_id", new Set(PLACE_HEADINGS)],
];
const KNOWN = new Set([...SERVICE_HEADINGS, ...ORGANISATION_HEADINGS, ...PLACE_HEADINGS, ...SESSION_HEADINGS]);
/** Told with an export, and decided by people here. */
const TOLD_ONLY = new Set(["status"]);
/** What tells where a place is: no note of a service says it. */
const WHEREABOUTS = new Set(PLACE_HEADINGS);

const texts = (row: ForeignItem) => new Map(row.leaves().map(({ path, words }) => [path, words]));

/** What a row says that was not understood, and may be said in a note. */
export const leftIn = (row: ForeignItem): Saying[] =>
	row
		.leaves()
		.filter(({ path, mark }) => mark === "left" && !WHEREABOUTS.has(path))
		.map(({ path, words }) => ({ label: path.replaceAll("_", " "), words }));

export class ExportLedger {
	private readonly book = new LedgerBook();
	/** The rows that count, by the column of the id and the id: their texts by heading. */
	private readonly counts = new Map<string, Map<string, string>>();

	/**
	 * Enters rows of one service, after all else has been read of them. A cell that says something else than the row that
	 * counts is told with its row.
	 * @param content the service as it was read; undefined where it was refused
	 */
	enter(rows: readonly ForeignItem[], content: ServiceContent | undefined): void {
		const prose = new Prose(content ?? {});
		for (const row of rows) {
			const own = texts(row);
			const entries = row.leaves().map(({ path: field, words, mark }): Entry => {
				if (!content || row.refused) return { field, words, fate: "refused" };
				if (!KNOWN.has(field)) {
					return { field: "column", column: field, words, fate: "aside", reason: "is no column of an export" };
				}
				if (TOLD_ONLY.has(field)) return { field, words, fate: "aside", reason: "is decided here" };
				if (mark === "left" && WHEREABOUTS.has(field)) return { field, words, fate: "aside" };
				if (mark === "left") return { field, words, fate: prose.has(words) ? "words" : "lost" };
				return this.isOutranked(row, field, words, own)
					? { field, words, fate: "outranked" }
					: { field, words, fate: "understood" };
			});
			this.book.add(row.where, entries, row.problems);
		}
	}

	private isOutranked(row: ForeignItem, field: string, words: string, own: Map<string, string>): boolean {
		const [id] = ONCE.find(([, headings]) => headings.has(field)) ?? [];
		if (id === undefined) return false;
		const key = `${id} ${own.get(id) ?? ""}`;
		const counts = this.counts.get(key);
		if (!counts) this.counts.set(key, own);
		if (!counts || counts.get(field) === words) return false;
		row.warn(field, "differs from the first row of the same, which counts", words);
		return true;
	}

	ledger(): Ledger {
		return this.book.ledger();
	}
}
