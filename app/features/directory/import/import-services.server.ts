/** `hub import services`: a council's spreadsheet, by a mapping, into its directory. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { and, eq, isNull, ne, or } from "drizzle-orm";
import { organisation } from "../../../../db/schema";
import { store } from "../../../platform/store.server";
import type { Council } from "../../councils/queries.server";
import { findPlace } from "../../places/find-place.server";
import { type Applied, applyListings } from "./apply-listings.server";
import { draftListings } from "./draft-listings";
import { sessionTimetable } from "./maps/session-timetable";
import { mergeSessions, type ServiceOfSessions, type VenueNames, venueKey } from "./merge-sessions";
import { readSession } from "./read-session";
import { readSheet, type SheetRow } from "./read-sheet.server";
import type { RowProblem } from "./row-problem";
import type { Session } from "./session";
import { headingsOf, parseSheetMap, type SheetMap } from "./sheet-map";

/** The mappings that come with the portal, by name. */
export const BUILT_IN_MAPS: ReadonlyMap<string, SheetMap> = new Map([["session-timetable", sessionTimetable]]);

export interface ServicesReport extends Applied {
	file: string;
	source: string;
	/** Rows of the file below its headings. */
	rows: number;
	/** Rows that were refused: nothing of them is in the directory. */
	refused: RowProblem[];
	/** What was not understood, or looks wrong, about rows that were kept. */
	warnings: RowProblem[];
	/** Distinct places, days and starts of the sessions. */
	slots: number;
	/** The lines that became one service, by the service's id in the source, where there was more than one. */
	merged: Record<string, number[]>;
	dryRun: boolean;
}

export interface ImportServicesOptions {
	file: string;
	council: Pick<Council, "id" | "name">;
	map: SheetMap;
	/** A CSV with the columns venue, address and postcode, whose names win over those in the rows. */
	venues?: string;
	dryRun?: boolean;
	/** Refuse the whole file when one row is refused. */
	strict?: boolean;
	onProgress?: (text: string, fraction: number | null) => void;
}

/**
 * Reads a mapping: the name of a built-in one, or the path of a JSON file.
 * @throws Error that says what is wrong with it
 */
export async function readSheetMap(nameOrPath: string): Promise<SheetMap> {
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

/**
 * Loads a spreadsheet, all or nothing. Rows that would send a family to the wrong place or at the wrong time are refused
 * and reported; the others are kept. Run again with the same file, it changes nothing.
 * @throws Error when the file lacks a column of the mapping, or (`strict`) when a row is refused
 */
export async function importServices(options: ImportServicesOptions): Promise<ServicesReport> {
	const { council, map, onProgress } = options;
	const startedAt = new Date();
	const sheet = await readSheet(options.file);
	const missing = headingsOf(map).filter((heading) => !sheet.headings.includes(heading));
	if (missing.length > 0) {
		throw new Error(`${basename(options.file)} has no column ${missing.map((name) => `"${name}"`).join(", ")}.`);
	}
	onProgress?.(`${sheet.rows.length} rows read`, null);

	const { sessions, refused, warnings } = readSessions(sheet.rows, map);
	refused.unshift(...sheet.refused);
	const venueNames = options.venues ? await readVenues(options.venues) : undefined;
	const services = mergeSessions(sessions, venueNames);
	const positions = await positionsOf(services, warnings);
	const drafts = draftListings(services, {
		councilId: council.id,
		councilName: council.name,
		map,
		fetchedAt: startedAt,
		positionOf: (postcode) => positions.get(postcode) ?? null,
		organisationIds: await organisationIds(council.id, map.source),
	});
	refused.push(...drafts.refused);
	warnings.push(...drafts.warnings);
	if (options.strict && refused.length > 0) throw new RowsRefused(refused);

	const about = {
		file: basename(options.file),
		rows: sheet.rows.length + sheet.refused.length,
		refused: byLine(refused),
		warnings: byLine(warnings),
		slots: countSlots(services),
		merged: mergedLines(services),
	};
	onProgress?.(`${services.length} services to compare`, null);
	const { organisations, locations, services: listed } = drafts;
	const applied = await applyListings(
		{ source: map.source, organisations, locations, services: listed },
		{ councilId: council.id, kind: "services", startedAt, dryRun: options.dryRun, report: about },
	);
	return { ...about, ...applied, source: map.source, dryRun: options.dryRun ?? false };
}

/** A strict import that met rows it cannot take. Nothing was changed. */
export class RowsRefused extends Error {
	constructor(readonly refused: readonly RowProblem[]) {
		super("Nothing was changed, because rows are refused.");
	}
}

function readSessions(rows: readonly SheetRow[], map: SheetMap) {
	const sessions: Session[] = [];
	const refused: RowProblem[] = [];
	const warnings: RowProblem[] = [];
	for (const row of rows) {
		const { session, problems } = readSession(row, map);
		if (session) sessions.push(session);
		(session ? warnings : refused).push(...problems);
	}
	return { sessions, refused, warnings };
}

const byLine = (problems: RowProblem[]) => problems.sort((a, b) => a.line - b.line);

/** Names of venues by address, from a CSV with the columns venue, address and postcode. */
async function readVenues(path: string): Promise<VenueNames> {
	const { headings, rows } = await readSheet(path);
	const missing = ["venue", "address", "postcode"].filter((heading) => !headings.includes(heading));
	if (missing.length > 0) throw new Error(`${basename(path)} has no column ${missing.join(", ")}.`);
	const names = new Map<string, string>();
	for (const { cells } of rows) {
		const name = cells.get("venue")?.trim();
		const postcode = cells.get("postcode")?.trim();
		if (name && postcode) names.set(venueKey({ postcode, address: cells.get("address") ?? "" }), name);
	}
	return names;
}

/** Where the postcodes of the venues are. One that is not known is told once, at the first row that has it. */
async function positionsOf(services: readonly ServiceOfSessions[], warnings: RowProblem[]) {
	const positions = new Map<string, { lat: number; lon: number } | null>();
	for (const { venue, rows } of services) {
		if (!venue || positions.has(venue.postcode)) continue;
		const found = await findPlace(venue.postcode);
		positions.set(venue.postcode, found.kind === "postcode" ? found.position : null);
		if (found.kind === "postcode") continue;
		const why =
			found.kind === "terminated" ? `is out of use since ${found.since}` : "is not among the loaded postcodes";
		const reason = `${venue.postcode} ${why}; the place is not on the map and not found by distance`;
		warnings.push({ line: rows[0].line, field: "postcode", reason });
	}
	return positions;
}

/** The council's organisations from elsewhere than this source, by name. */
async function organisationIds(councilId: string, source: string): Promise<Map<string, string>> {
	const { db } = await store();
	const rows = await db
		.select({ id: organisation.id, content: organisation.content })
		.from(organisation)
		.where(
			and(
				eq(organisation.councilId, councilId),
				eq(organisation.status, "published"),
				or(isNull(organisation.source), ne(organisation.source, source)),
			),
		);
	return new Map(rows.map(({ id, content }) => [content.name, id]));
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
