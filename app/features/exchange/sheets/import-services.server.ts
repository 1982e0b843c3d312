/** A council's spreadsheet, by a mapping, into its directory. */

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { and, eq, isNull, ne, or } from "drizzle-orm";
import { service } from "../../../../db/schema";
import type { Ledger } from "../../../model/exchange/ledger";
import type { Asker } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { ForeignItem } from "../../../platform/foreign/item";
import { valueOr } from "../../../platform/foreign/understood";
import { readFor } from "../../../platform/store.server";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { Council } from "../../directory/councils/queries.server";
import { findPlace } from "../../directory/places/find-place.server";
import { LedgerBook } from "../ledger/ledger-book";
import { type Applied, type ApplyOptions, applyListings } from "./apply-listings.server";
import { type DraftContext, draftListings } from "./draft-listings";
import { enterUnmapped, refusedCells } from "./enter-rows";
import { HUB_EXPORT, type HubExportMap } from "./maps/hub-export/columns";
import { readHubExport } from "./maps/hub-export/read-export";
import { sessionTimetable } from "./maps/session-timetable";
import { mergeSessions, type ServiceOfSessions, type VenueNames, venueKey } from "./merge-sessions";
import { readSession } from "./read-session";
import { readSheet, type Sheet, SheetError, type SheetRow } from "./read-sheet.server";
import type { Session } from "./session";
import type { SheetListings } from "./sheet-listings";
import { headingsOf, parseSheetMap, type SheetMap } from "./sheet-map";
import { nothingUnread, type Unread } from "./unread";

/** The mappings that come with the portal, by name. */
export const BUILT_IN_MAPS: ReadonlyMap<string, AnyMap> = new Map<string, AnyMap>([
	["session-timetable", sessionTimetable],
	[HUB_EXPORT.source, HUB_EXPORT],
]);

/** What columns mean: as a council says, or as our own export has them. */
export type AnyMap = SheetMap | HubExportMap;

export interface ServicesReport extends Applied {
	file: string;
	source: string;
	/** Rows of the file below its headings. */
	rows: number;
	/** Rows that were refused: nothing of them is in the directory. */
	refused: ForeignProblem[];
	/** What was not understood, or looks wrong, about rows that were kept. */
	warnings: ForeignProblem[];
	/** What became of each cell. */
	ledger: Ledger;
	/** Distinct places, days and starts of the sessions. */
	slots: number;
	/** The lines that became one service, by the service's id in the source, where there was more than one. */
	merged: Record<string, number[]>;
	dryRun: boolean;
}

export interface ImportSheetOptions {
	/** What the sheet is called in the report: a file's name. */
	name: string;
	sheet: Sheet;
	council: Pick<Council, "id" | "name">;
	map: AnyMap;
	/** A sheet with the columns venue, address and postcode, whose names win over those in the rows. */
	venues?: Sheet;
	dryRun?: boolean;
	/** Refuse the whole file when one row is refused. */
	strict?: boolean;
	onProgress?: (text: string, fraction: number | null) => void;
	mayWithdraw?: ApplyOptions["mayWithdraw"];
	actor?: ApplyOptions["actor"];
	begun?: ApplyOptions["begun"];
	stopping?: ApplyOptions["stopping"];
	/** Written together with the end of the import, or not at all. */
	alongside?: (tx: Recorded, report: ServicesReport) => Promise<void>;
}

/**
 * Reads a mapping: the name of a built-in one, or the path of a JSON file.
 * @throws Error that says what is wrong with it
 */
export async function readSheetMap(nameOrPath: string): Promise<AnyMap> {
	const builtIn = BUILT_IN_MAPS.get(nameOrPath);
	if (builtIn) return builtIn;
	let text: string;
	try {
		text = await readFile(nameOrPath, "utf8");
	} catch {
		const names = [...BUILT_IN_MAPS.keys()].join(", ");
		throw new Error(`There is no mapping "${nameOrPath}": give the path of a JSON file, or one of ${names}.`);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new Error(`${nameOrPath} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	return parseSheetMap(value, nameOrPath);
}

/** The columns that a mapping needs and the sheet lacks. */
export function missingHeadings(map: AnyMap, headings: readonly string[]): string[] {
	const needed = "columns" in map ? headingsOf(map) : map.needs;
	return needed.filter((heading) => !headings.includes(heading));
}

/**
 * Reads all rows of a sheet, giving others their turn between them. Nothing is written.
 * @throws SheetError when the sheet lacks a column of the mapping
 */
export async function readListings(asker: Asker, options: ImportSheetOptions, fetchedAt: Date): Promise<SheetListings> {
	const { name, sheet, council, map, venues } = options;
	const missing = missingHeadings(map, sheet.headings);
	if (missing.length > 0) {
		throw new SheetError(`${name} has no column ${missing.map((heading) => `"${heading}"`).join(", ")}.`);
	}
	const turn = takingTurns();
	const about = { councilId: council.id, fetchedAt, turn };
	const read =
		"columns" in map
			? await readTimetable(asker, sheet, map, { ...about, councilName: council.name, venues })
			: await readHubExport(sheet, map, {
					...about,
					councilServiceIds: await serviceIds(asker, council.id, map.source),
				});
	read.refused.unshift(...sheet.refused);
	read.warnings.unshift(...sheet.titles);
	if (sheet.refused.length > 0) read.unread.services.add({ sourceId: null });
	return { ...read, refused: byLine(read.refused), warnings: byLine(read.warnings) };
}

type About = Pick<DraftContext, "councilId" | "councilName" | "fetchedAt" | "turn"> & { venues?: Sheet };

async function readTimetable(asker: Asker, sheet: Sheet, map: SheetMap, about: About): Promise<SheetListings> {
	const unread = nothingUnread();
	const book = new LedgerBook();
	const { sessions, refused, warnings } = await readSessions(sheet.rows, map, about.turn, unread.services, book);
	const services = await mergeSessions(sessions, about.venues && venueNames(about.venues), about.turn);
	const positions = await positionsOf(asker, services, warnings);
	const drafts = await draftListings(services, {
		...about,
		book,
		map,
		positionOf: (postcode) => positions.get(postcode) ?? null,
	});
	for (const sourceId of drafts.unread) unread.services.add({ sourceId });
	enterUnmapped(book, sheet, headingsOf(map));
	return {
		...drafts,
		unread,
		refused: [...refused, ...drafts.refused],
		warnings: [...warnings, ...drafts.warnings],
		ledger: book.ledger(),
		slots: countSlots(services),
		merged: mergedLines(services),
	};
}

/**
 * Loads a spreadsheet. Rows that would send a family to the wrong place are refused and reported; the others are kept, with
 * the words of what was not understood. Run again with the same sheet, it changes nothing, or finishes what was stopped.
 * @throws SheetError when the sheet lacks a column of the mapping, or has no row, or (`strict`) RowsRefused when a row is refused; and
 * what `applyListings` throws
 */
export async function importSheet(asker: Asker, options: ImportSheetOptions): Promise<ServicesReport> {
	const {
		name,
		sheet,
		council,
		map,
		dryRun = false,
		strict,
		onProgress,
		mayWithdraw,
		actor,
		begun,
		stopping,
		alongside,
	} = options;
	const startedAt = new Date();
	if (sheet.rows.length + sheet.refused.length === 0) {
		throw new SheetError(`${name} has no row below its headings. Nothing was changed.`);
	}
	onProgress?.(`${sheet.rows.length} rows read`, 0.1);
	const { organisations, locations, services, unread, ...read } = await readListings(asker, options, startedAt);
	if (strict && read.refused.length > 0) throw new RowsRefused(read.refused);
	const about = { file: name, rows: sheet.rows.length + sheet.refused.length, ...read };
	const reportOf = (applied: Applied) => ({ ...about, ...applied, source: map.source, dryRun });
	onProgress?.(`${services.length} services to compare`, 0.5);
	const applied = await applyListings(
		asker,
		{ source: map.source, organisations, locations, services, unread },
		{
			councilId: council.id,
			kind: "services",
			startedAt,
			dryRun,
			mayWithdraw,
			report: about,
			actor,
			begun,
			stopping,
			onProgress: (fraction) => onProgress?.(`${services.length} services to write`, 0.5 + fraction / 2),
			alongside: alongside && ((tx, applied) => alongside(tx, reportOf(applied))),
		},
	);
	return reportOf(applied);
}

type ImportFileOptions = Omit<ImportSheetOptions, "name" | "sheet" | "venues"> & {
	file: string;
	/** A CSV with the columns venue, address and postcode. */
	venues?: string;
};

/** `hub import services`: a sheet in a file. */
export async function importServices(
	asker: Asker,
	{ file, venues, ...options }: ImportFileOptions,
): Promise<ServicesReport> {
	const sheet = await readSheet(file);
	return importSheet(asker, {
		...options,
		name: basename(file),
		sheet,
		venues: venues === undefined ? undefined : await readSheet(venues),
	});
}

/** A strict import that met rows it cannot take. Nothing was changed. */
export class RowsRefused extends Error {
	constructor(readonly refused: readonly ForeignProblem[]) {
		super("Nothing was changed, because rows are refused.");
	}
}

async function readSessions(
	rows: readonly SheetRow[],
	map: SheetMap,
	turn: About["turn"],
	unread: Unread,
	book: LedgerBook,
) {
	const sessions: Session[] = [];
	const refused: ForeignProblem[] = [];
	const warnings: ForeignProblem[] = [];
	for (const row of rows) {
		await turn();
		const { session, problems, cells, identity, isPartial } = readSession(row, map);
		if (session) sessions.push(session);
		else book.add(String(row.line), refusedCells(cells));
		if (!session || isPartial) unread.add(identity);
		(session ? warnings : refused).push(...problems);
	}
	return { sessions, refused, warnings };
}

const byLine = (problems: ForeignProblem[]) => problems.sort((a, b) => Number(a.where) - Number(b.where));

/** Names of venues by address, from a sheet with the columns venue, address and postcode. */
function venueNames({ headings, rows }: Sheet): VenueNames {
	const missing = ["venue", "address", "postcode"].filter((heading) => !headings.includes(heading));
	if (missing.length > 0) throw new SheetError(`The file of venues has no column ${missing.join(", ")}.`);
	const names = new Map<string, string>();
	for (const { line, cells } of rows) {
		const row = new ForeignItem(String(line), Object.fromEntries(cells));
		const [name, postcode, address] = ["venue", "postcode", "address"].map((heading) =>
			valueOr(row.at(heading).text(FOREIGN_LIMITS.note), ""),
		);
		if (name && postcode) names.set(venueKey({ postcode, address: address ?? "", name }), name);
	}
	return names;
}

/** Where the postcodes of the venues are. One that is not known is told once, at the first row that has it. */
async function positionsOf(asker: Asker, services: readonly ServiceOfSessions[], warnings: ForeignProblem[]) {
	const positions = new Map<string, { lat: number; lon: number } | null>();
	for (const { venue, rows } of services) {
		if (!venue || positions.has(venue.postcode)) continue;
		const found = await findPlace(asker, venue.postcode);
		positions.set(venue.postcode, found.kind === "postcode" ? found.position : null);
		if (found.kind === "postcode") continue;
		const why =
			found.kind === "terminated" ? `is out of use since ${found.since}` : "is not among the loaded postcodes";
		const reason = `${venue.postcode} ${why}; the place is not on the map and not found by distance`;
		warnings.push({ where: String(rows[0].line), field: "postcode", reason, words: venue.postcode });
	}
	return positions;
}

/** Ids of the council's services from elsewhere than this source. */
async function serviceIds(asker: Asker, councilId: string, source: string): Promise<Set<string>> {
	const db = await readFor(asker);
	const rows = await db
		.select({ id: service.id })
		.from(service)
		.where(and(eq(service.councilId, councilId), or(isNull(service.source), ne(service.source, source))));
	return new Set(rows.map(({ id }) => id));
}

function countSlots(services: readonly ServiceOfSessions[]): number {
	const slots = services.flatMap(({ venue, slots }) =>
		slots.map(({ days, start }) => `${venue?.postcode ?? ""} ${days} ${start}`),
	);
	return new Set(slots).size;
}

function mergedLines(services: readonly ServiceOfSessions[]): Record<string, number[]> {
	const merged = services.filter(({ rows }) => rows.length > 1);
	return Object.fromEntries(merged.map(({ sourceId, rows }) => [sourceId, rows.map(({ line }) => line)]));
}
