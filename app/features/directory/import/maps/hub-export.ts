/**
 * The portal's own spreadsheet, both ways: one row for each session of a service, with all that is known of the service,
 * its organisation and its place. What a cell cannot hold (hours of a telephone, translations …) stands as JSON in the
 * columns whose names end in "_more", which nobody has to edit.
 */
import { createHash } from "node:crypto";
import type { z } from "zod";
import { withoutGuard } from "../../../../platform/csv-cell";
import { stableId } from "../../../../platform/ids";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../save-listings.server";
import {
	type Cost,
	type LocationContent,
	locationContentSchema,
	type OrganisationContent,
	organisationContentSchema,
	type Schedule,
	type ServiceContent,
	scheduleSchema,
	serviceContentSchema,
} from "../../schema";
import type { SheetListings } from "../import-services.server";
import type { Sheet, SheetRow } from "../read-sheet.server";
import type { RowProblem } from "../row-problem";

/** The mapping of the portal's own export: its columns are known. */
export interface HubExportMap {
	source: string;
	/** Headings without which it is another sheet. */
	needs: readonly string[];
}

export const HUB_EXPORT: HubExportMap = {
	source: "hub-export",
	needs: ["service_id", "service", "organisation_id", "organisation", "place_id", "starts_on", "service_more"],
};

/** How a fact stands in a cell. An empty cell is null for "optional" and "number". */
type Form = "text" | "optional" | "list" | "yes" | "number";
type Columns<Content> = readonly (readonly [heading: string, field: keyof Content & string, form: Form])[];

const SERVICE: Columns<ServiceContent> = [
	["service", "name", "text"],
	["summary", "summary", "text"],
	["description", "description", "text"],
	["alert", "alert", "optional"],
	["topics", "topics", "list"],
	["level", "level", "text"],
	["programme", "programme", "optional"],
	["channels", "channels", "list"],
	["format", "format", "optional"],
	["joining", "joining", "text"],
	["how_to_join", "howToJoin", "optional"],
	["booking_website", "bookingUrl", "optional"],
	["website", "url", "optional"],
	["email", "email", "optional"],
	["free", "free", "yes"],
	["cost_note", "costNote", "optional"],
	["held_in", "heldIn", "list"],
	["interpreter", "interpreter", "list"],
	["send", "send", "yes"],
	["access_features", "accessFeatures", "list"],
	["access_note", "accessNote", "optional"],
	["areas_served", "areasServed", "list"],
	["wait_weeks", "waitWeeks", "number"],
];
const ELIGIBILITY: Columns<ServiceContent["eligibility"]> = [
	["pregnancy", "pregnancy", "yes"],
	["children", "children", "yes"],
	["from_months", "fromMonths", "number"],
	["to_months", "toMonths", "number"],
	["audience", "audience", "text"],
	["who_note", "note", "optional"],
];
const ORGANISATION: Columns<OrganisationContent> = [
	["organisation", "name", "text"],
	["organisation_description", "description", "text"],
	["organisation_website", "url", "optional"],
	["organisation_email", "email", "optional"],
];
const PLACE: Columns<LocationContent> = [["place", "name", "text"]];
const ADDRESS: Columns<LocationContent["address"]> = [
	["address_1", "line1", "text"],
	["address_2", "line2", "optional"],
	["town", "town", "text"],
	["county", "county", "optional"],
	["postcode", "postcode", "text"],
];
const SESSION: Columns<Schedule> = [
	["starts_on", "dtstart", "text"],
	["until", "validTo", "optional"],
	["start", "start", "text"],
	["end", "end", "optional"],
	["recurrence", "rrule", "optional"],
	["dates", "rdates", "list"],
	["not_on", "exdates", "list"],
	["term_time_only", "termTimeOnly", "yes"],
	["session_note", "note", "optional"],
];

const headings = (columns: readonly (readonly [string, string, Form])[]) => columns.map(([heading]) => heading);

export const SERVICE_HEADINGS = [
	"service_id",
	"status",
	...headings(SERVICE),
	...headings(ELIGIBILITY),
	"phones",
	"costs",
	"checked_on",
	"service_more",
];
export const ORGANISATION_HEADINGS = ["organisation_id", ...headings(ORGANISATION), "organisation_more"];
export const PLACE_HEADINGS = [
	"place_id",
	...headings(PLACE),
	"confidential",
	...headings(ADDRESS),
	"latitude",
	"longitude",
	"place_more",
];
export const SESSION_HEADINGS = headings(SESSION);

function write<Content>(columns: Columns<Content>, content: Content): string[] {
	return columns.map(([, field, form]) => {
		const value: unknown = content[field];
		if (value === null || value === undefined) return "";
		if (form === "list") return (value as readonly string[]).join("; ");
		if (form === "yes") return value ? "yes" : "no";
		return String(value);
	});
}

function read<Content>(columns: Columns<Content>, row: SheetRow): Record<string, unknown> {
	return Object.fromEntries(
		columns.map(([heading, field, form]) => {
			const text = cell(row, heading);
			if (form === "list") return [field, listOf(text)];
			if (form === "yes") return [field, /^(?:yes|true|1)$/i.test(text)];
			if (form === "number") return [field, text === "" ? null : Number(text)];
			return [field, form === "optional" ? text || null : text];
		}),
	);
}

const cell = ({ cells }: SheetRow, heading: string) => withoutGuard(cells.get(heading) ?? "").trim();
const listOf = (text: string) =>
	text
		.split(";")
		.map((part) => part.trim())
		.filter(Boolean);

/** A cell of JSON; what cannot be read is nothing. */
function more(row: SheetRow, heading: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(cell(row, heading) || "{}");
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

const costText = ({ amount, description }: Pick<Cost, "amount" | "description">) =>
	[amount ?? "", description ?? ""].filter((part) => part !== "").join(" ");

export function writeService(one: {
	id: string;
	status: string;
	assuredOn: string | null;
	content: ServiceContent;
}): string[] {
	const { content } = one;
	const { phones, costs, contacts, foreignTerms, translations, translationFacts } = content;
	return [
		one.id,
		one.status,
		...write(SERVICE, content),
		...write(ELIGIBILITY, content.eligibility),
		phones.map(({ number }) => number).join("; "),
		costs.map(costText).join("; "),
		one.assuredOn ?? "",
		JSON.stringify({ phones, costs, contacts, foreignTerms, translations, translationFacts }),
	];
}

export function writeOrganisation({ id, content }: { id: string; content: OrganisationContent }): string[] {
	const { logo, identifiers } = content;
	return [id, ...write(ORGANISATION, content), JSON.stringify({ logo, identifiers })];
}

/** A place; a confidential one as it is given, so that whoever calls decides what of it goes out. */
export function writePlace(one: {
	id: string;
	masked: boolean;
	position: { lat: number; lon: number } | null;
	content: LocationContent;
}): string[] {
	const { name, address, ...rest } = one.content;
	return [
		one.id,
		...write(PLACE, { ...rest, name, address }),
		one.masked ? "yes" : "no",
		...write(ADDRESS, address),
		String(one.position?.lat ?? ""),
		String(one.position?.lon ?? ""),
		JSON.stringify(rest),
	];
}

export const writeSession = (schedule: Schedule): string[] => write(SESSION, schedule);

export interface HubExportContext {
	councilId: string;
	fetchedAt: Date;
	/** Ids of services that the council has: an export is not imported into where it came from. */
	ownIds: ReadonlySet<string>;
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
		reader.add(row);
	}
	return reader.listings();
}

interface Gathered {
	first: SheetRow;
	rows: SheetRow[];
}

class ExportReader {
	private readonly refused: RowProblem[] = [];
	private readonly warnings: RowProblem[] = [];
	private readonly organisations = new Map<string, OrganisationListing>();
	private readonly locations = new Map<string, LocationListing>();
	private readonly services = new Map<string, Gathered>();
	private slots = 0;

	constructor(
		private readonly source: string,
		private readonly context: HubExportContext,
	) {}

	add(row: SheetRow): void {
		const id = cell(row, "service_id");
		const why =
			id === ""
				? "is empty"
				: this.context.ownIds.has(id) && "is a service of this council already; change it in the staff area";
		if (why) {
			this.refuse(row, "service_id", why);
			return;
		}
		const known = this.services.get(id);
		if (known && cell(row, "service") !== cell(known.first, "service")) {
			this.warnings.push({
				line: row.line,
				field: "service",
				reason: `differs from line ${known.first.line}, which counts`,
			});
		}
		if (known) known.rows.push(row);
		else this.services.set(id, { first: row, rows: [row] });
	}

	async listings(): Promise<SheetListings> {
		const services: ServiceListing[] = [];
		const merged: Record<string, number[]> = {};
		for (const [id, gathered] of this.services) {
			await this.context.turn();
			const service = this.service(id, gathered);
			if (service) services.push(service);
			if (gathered.rows.length > 1) merged[id] = gathered.rows.map(({ line }) => line);
		}
		const { organisations, locations, refused, warnings, slots } = this;
		return {
			organisations: [...organisations.values()],
			locations: [...locations.values()],
			services,
			refused,
			warnings,
			slots,
			merged,
		};
	}

	private refuse({ line }: SheetRow, field: string, reason: string): void {
		this.refused.push({ line, field, reason });
	}

	private id(...parts: string[]): string {
		return stableId(this.context.councilId, this.source, ...parts);
	}

	private provenance(sourceId: string, said: unknown) {
		const checksum = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
		return { source: this.source, sourceId, fetchedAt: this.context.fetchedAt, checksum };
	}

	/** The value by its shape; what does not fit is told, and the row refused. */
	private parse<Schema extends z.ZodType>(row: SheetRow, schema: Schema, value: unknown): z.output<Schema> | undefined {
		const parsed = schema.safeParse(value);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) this.refuse(row, path.join(".") || "row", message);
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
		const content = this.parse(first, serviceContentSchema, {
			...extra,
			...read(SERVICE, first),
			eligibility: read(ELIGIBILITY, first),
			phones: this.phones(id, cell(first, "phones"), extra.phones),
			costs: this.costs(id, cell(first, "costs"), extra.costs),
			places: [...places.values()],
			schedules,
		});
		if (!content || !organisationId) return undefined;
		const assuredOn = /^\d{4}-\d{2}-\d{2}$/.exec(cell(first, "checked_on"))?.[0] ?? null;
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
	private schedule(row: SheetRow, serviceId: string, placeId: string): Schedule | null | undefined {
		if (SESSION_HEADINGS.every((heading) => /^(?:no)?$/.test(cell(row, heading)))) return null;
		this.slots += 1;
		const facts = read(SESSION, row);
		return this.parse(row, scheduleSchema, {
			...facts,
			id: this.id("session", serviceId, placeId, JSON.stringify(facts)),
		});
	}

	private organisation(row: SheetRow): string | null {
		const sourceId = cell(row, "organisation_id");
		const known = this.organisations.get(sourceId);
		if (known) return known.id;
		if (sourceId === "") {
			this.refuse(row, "organisation_id", "is empty");
			return null;
		}
		const said = { ...more(row, "organisation_more"), ...read(ORGANISATION, row) };
		const content = this.parse(row, organisationContentSchema, said);
		if (!content) return null;
		const id = this.id("organisation", sourceId);
		const provenance = this.provenance(sourceId, content);
		this.organisations.set(sourceId, { id, status: "published", provenance, content });
		return id;
	}

	private location(row: SheetRow, sourceId: string): string | null {
		const known = this.locations.get(sourceId);
		if (known) return known.id;
		const masked = cell(row, "confidential") === "yes";
		const address = read(ADDRESS, row);
		// Of a confidential address only the first half may be known; three characters keep a postcode's form.
		if (masked && /^[a-z]+\d[a-z\d]?$/i.test(String(address.postcode))) address.postcode = `${address.postcode} 0AA`;
		const said = { ...more(row, "place_more"), ...read(PLACE, row), address };
		const content = this.parse(row, locationContentSchema, said);
		if (!content) return null;
		const [lat, lon] = [cell(row, "latitude"), cell(row, "longitude")].map((text) =>
			text === "" ? Number.NaN : +text,
		);
		const position = Number.isFinite(lat) && Number.isFinite(lon) ? { lat: lat ?? 0, lon: lon ?? 0 } : null;
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
