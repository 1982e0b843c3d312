/** From the portal's own spreadsheet to listings. */
import { createHash } from "node:crypto";
import type { z } from "zod";
import { parseDate } from "../../../../../model/calendar/read-when";
import {
	type Cost,
	locationContentSchema,
	organisationContentSchema,
	type Schedule,
	scheduleSchema,
	serviceContentSchema,
} from "../../../../../model/listings/shapes";
import type { ForeignItem } from "../../../../../platform/foreign/item";
import { valueOr } from "../../../../../platform/foreign/understood";
import { stableId } from "../../../../../platform/ids";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../../../directory/listings/listing";
import { Prose, sourceNoteOf } from "../../../ledger/kept-words";
import type { Sheet } from "../../read-sheet.server";
import type { SheetListings } from "../../sheet-listings";
import { nothingUnread } from "../../unread";
import {
	ADDRESS,
	cell,
	ELIGIBILITY,
	exportRow,
	type HubExportMap,
	listOf,
	more,
	ORGANISATION,
	PLACE,
	read,
	SERVICE,
	SESSION,
	SESSION_HEADINGS,
	yes,
} from "./columns";
import { ExportLedger, leftIn } from "./export-ledger";

export interface HubExportContext {
	councilId: string;
	fetchedAt: Date;
	/** Ids of services that the council has: an export is not imported into where it came from. */
	councilServiceIds: ReadonlySet<string>;
	turn: () => Promise<void> | undefined;
}

/** Reads an export of this or another portal. Ids follow from those in the sheet, so that each run gives the same. */
export async function readHubExport(
	sheet: Sheet,
	{ source }: HubExportMap,
	context: HubExportContext,
): Promise<SheetListings> {
	const reader = new ExportReader(source, context);
	for (const row of sheet.rows) {
		await context.turn();
		reader.add(exportRow(row));
	}
	return reader.listings();
}

interface Gathered {
	first: ForeignItem;
	rows: ForeignItem[];
}

class ExportReader {
	private readonly rows: ForeignItem[] = [];
	private readonly organisations = new Map<string, OrganisationListing>();
	private readonly locations = new Map<string, LocationListing>();
	private readonly services = new Map<string, Gathered>();
	/** Rows that belong to no service that is read. */
	private readonly dropped: ForeignItem[] = [];
	private readonly unread = nothingUnread();
	private readonly ledger = new ExportLedger();
	private slots = 0;

	constructor(
		private readonly source: string,
		private readonly context: HubExportContext,
	) {}

	add(row: ForeignItem): void {
		this.rows.push(row);
		const id = cell(row, "service_id");
		if (id === "") row.refuse("service_id", "is empty");
		if (row.refused) {
			this.dropped.push(row);
			this.unread.services.add({ sourceId: id || null });
			return;
		}
		if (this.context.councilServiceIds.has(id)) {
			row.refuse("service_id", "is a service of this council already; change it in the staff area", id);
			this.dropped.push(row);
			return;
		}
		const known = this.services.get(id);
		if (known) known.rows.push(row);
		else this.services.set(id, { first: row, rows: [row] });
	}

	async listings(): Promise<SheetListings> {
		const services: ServiceListing[] = [];
		const merged = new Map<string, number[]>();
		for (const [id, gathered] of this.services) {
			await this.context.turn();
			const service = this.service(id, gathered);
			if (service) services.push(service);
			this.ledger.enter(gathered.rows, service?.content);
			if (gathered.rows.some(({ refused }) => refused)) this.unread.services.add({ sourceId: id });
			if (gathered.rows.length > 1)
				merged.set(
					id,
					gathered.rows.map(({ where }) => Number(where)),
				);
		}
		const { organisations, locations, unread, ledger, slots, rows } = this;
		ledger.enter(this.dropped, undefined);
		return {
			organisations: [...organisations.values()],
			locations: [...locations.values()],
			services,
			unread,
			refused: rows.flatMap(({ refused, problems }) => (refused ? problems : [])),
			warnings: rows.flatMap(({ refused, problems }) => (refused ? [] : problems)),
			ledger: ledger.ledger(),
			slots,
			merged: Object.fromEntries(merged),
		};
	}

	private id(...parts: string[]): string {
		return stableId(this.context.councilId, this.source, ...parts);
	}

	private provenance(sourceId: string, said: unknown) {
		const checksum = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
		return { source: this.source, sourceId, fetchedAt: this.context.fetchedAt, checksum };
	}

	/** The value by its shape; what does not fit is told, and the row refused. */
	private parse<Schema extends z.ZodType>(
		row: ForeignItem,
		schema: Schema,
		value: unknown,
	): z.output<Schema> | undefined {
		const parsed = schema.safeParse(value);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) row.refuse(path.join(".") || "row", message);
		return undefined;
	}

	private service(id: string, { first, rows }: Gathered): ServiceListing | undefined {
		const organisationId = this.organisation(first);
		const extra = more(first, "service_more");
		const places = new Map<string, { id: string; locationId: string; schedules: Schedule[] }>();
		const schedules: Schedule[] = [];
		for (const row of rows) {
			const placeId = cell(row, "place_id");
			const locationId = placeId ? this.location(row, placeId) : null;
			if (placeId && !locationId) continue;
			const schedule = this.schedule(row, id, placeId);
			if (schedule === undefined) continue;
			if (!locationId) {
				if (schedule) schedules.push(schedule);
				continue;
			}
			const place = places.get(placeId) ?? { id: this.id("place", id, placeId), locationId, schedules: [] };
			if (schedule) place.schedules.push(schedule);
			places.set(placeId, place);
		}
		const assuredOn = valueOr(first.at("checked_on").as(parseDate, "is not a date"), null);
		const said: Record<string, unknown> = {
			...extra,
			...read(SERVICE, first),
			eligibility: read(ELIGIBILITY, first),
			phones: this.phones(id, cell(first, "phones"), extra.phones),
			costs: this.costs(id, cell(first, "costs"), extra.costs),
			places: [...places.values()],
			schedules,
		};
		const note = sourceNoteOf(rows.flatMap(leftIn), new Prose(said));
		const sourceNote = [said.sourceNote, note].filter(Boolean).join("\n") || undefined;
		const content = this.parse(first, serviceContentSchema, { ...said, sourceNote });
		if (!content || !organisationId) return undefined;
		return {
			id: this.id("service", id),
			status: "published",
			organisationId,
			assuredOn,
			provenance: this.provenance(id, [organisationId, assuredOn, content]),
			content,
		};
	}

	/** Null for a row without a session; undefined for one that was refused. */
	private schedule(row: ForeignItem, serviceId: string, placeId: string): Schedule | null | undefined {
		if (SESSION_HEADINGS.every((heading) => /^(?:no)?$/.test(cell(row, heading)))) return null;
		this.slots += 1;
		const facts = read(SESSION, row);
		return this.parse(row, scheduleSchema, {
			...facts,
			id: this.id("session", serviceId, placeId, JSON.stringify(facts)),
		});
	}

	private organisation(row: ForeignItem): string | null {
		const sourceId = cell(row, "organisation_id");
		const known = this.organisations.get(sourceId);
		if (known) return known.id;
		if (sourceId === "") {
			row.refuse("organisation_id", "is empty");
			return null;
		}
		const said = { ...more(row, "organisation_more"), ...read(ORGANISATION, row) };
		const content = this.parse(row, organisationContentSchema, said);
		if (!content) {
			this.unread.organisations.add({ sourceId });
			return null;
		}
		const id = this.id("organisation", sourceId);
		const provenance = this.provenance(sourceId, content);
		this.organisations.set(sourceId, { id, status: "published", provenance, content });
		return id;
	}

	private location(row: ForeignItem, sourceId: string): string | null {
		const known = this.locations.get(sourceId);
		if (known) return known.id;
		// What is neither yes nor no is no permission to make an address known.
		const masked = yes(row, "confidential", true);
		const address = read(ADDRESS, row);
		// Of a confidential address only the first half may be known; three characters keep a postcode's form.
		if (masked && /^[a-z]+\d[a-z\d]?$/i.test(String(address.postcode))) address.postcode = `${address.postcode} 0AA`;
		const said = { ...more(row, "place_more"), ...read(PLACE, row), address };
		const content = this.parse(row, locationContentSchema, said);
		if (!content) {
			this.unread.locations.add({ sourceId });
			return null;
		}
		const [lat, lon] = ["latitude", "longitude"].map((heading) => valueOr(row.at(heading).number(-180, 180), null));
		const position = typeof lat === "number" && typeof lon === "number" ? { lat, lon } : null;
		const id = this.id("location", sourceId);
		const provenance = this.provenance(sourceId, [masked, position, content]);
		this.locations.set(sourceId, { id, status: "published", masked, position, provenance, content });
		return id;
	}

	/** The numbers of the cell, with what is known of them beside it. */
	private phones(serviceId: string, text: string, known: unknown): unknown[] {
		const details = Array.isArray(known) ? (known as { number?: unknown }[]) : [];
		return listOf(text).map((number, at) => ({
			...details.find((one) => one.number === number),
			id: this.id("phone", serviceId, String(at)),
			number,
		}));
	}

	private costs(serviceId: string, text: string, known: unknown): unknown[] {
		const details = Array.isArray(known) ? (known as Partial<Cost>[]) : [];
		return listOf(text).map((price, at) => {
			const [, amount, description] = /^(\d+(?:\.\d+)?)?\s*(.*)$/s.exec(price) ?? [];
			const said = { amount: amount ? Number(amount) : null, description: description || null };
			const same = details.find((one) => one.amount === said.amount && (one.description ?? null) === said.description);
			return { ...same, ...said, id: this.id("cost", serviceId, String(at)) };
		});
	}
}
