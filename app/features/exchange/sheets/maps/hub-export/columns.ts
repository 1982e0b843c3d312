/**
 * The portal's own spreadsheet: one row for each session of a service, with all that is known of the service, its
 * organisation and its place. What a cell cannot hold (hours of a telephone, translations …) stands as JSON in the
 * columns whose names end in "_more", which nobody has to edit.
 */

import type {
	LocationContent,
	OrganisationContent,
	Schedule,
	ServiceContent,
} from "../../../../../model/listings/shapes";
import { withoutGuard } from "../../../../../platform/csv-cell";
import { FOREIGN_LIMITS } from "../../../../../platform/foreign/field";
import { ForeignItem } from "../../../../../platform/foreign/item";
import { valueOr } from "../../../../../platform/foreign/understood";
import type { SheetRow } from "../../read-sheet.server";

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

/** The longest cell of JSON, in characters: a row has no more than that. */
const LONGEST_MORE = 1 << 20;

/** How the headings of cells of JSON end. */
const MORE = "_more";

/** How a fact stands in a cell. An empty cell is null for "optional", "said" (yes, no, or nobody has said) and "number", and left out for "omitted". */
type Form = "text" | "optional" | "omitted" | "list" | "yes" | "said" | "number";
type Columns<Content> = readonly (readonly [heading: string, field: keyof Content & string, form: Form])[];

export const SERVICE: Columns<ServiceContent> = [
	["service", "name", "text"],
	["summary", "summary", "text"],
	["description", "description", "text"],
	["alert", "alert", "optional"],
	["topics", "topics", "list"],
	["level", "level", "optional"],
	["programme", "programme", "optional"],
	["channels", "channels", "list"],
	["format", "format", "optional"],
	["joining", "joining", "optional"],
	["how_to_join", "howToJoin", "optional"],
	["booking_website", "bookingUrl", "optional"],
	["website", "url", "optional"],
	["email", "email", "optional"],
	["free", "free", "said"],
	["cost_note", "costNote", "optional"],
	["times_note", "timesNote", "optional"],
	["source_note", "sourceNote", "omitted"],
	["held_in", "heldIn", "list"],
	["interpreter", "interpreter", "list"],
	["send", "send", "yes"],
	["access_features", "accessFeatures", "list"],
	["access_note", "accessNote", "optional"],
	["areas_served", "areasServed", "list"],
	["wait_weeks", "waitWeeks", "number"],
];
export const ELIGIBILITY: Columns<ServiceContent["eligibility"]> = [
	["pregnancy", "pregnancy", "yes"],
	["children", "children", "said"],
	["from_months", "fromMonths", "number"],
	["to_months", "toMonths", "number"],
	["audience", "audience", "text"],
	["who_note", "note", "optional"],
];
export const ORGANISATION: Columns<OrganisationContent> = [
	["organisation", "name", "text"],
	["organisation_description", "description", "text"],
	["organisation_website", "url", "optional"],
	["organisation_email", "email", "optional"],
];
export const PLACE: Columns<LocationContent> = [["place", "name", "text"]];
export const ADDRESS: Columns<LocationContent["address"]> = [
	["address_1", "line1", "text"],
	["address_2", "line2", "optional"],
	["town", "town", "text"],
	["county", "county", "optional"],
	["postcode", "postcode", "text"],
];
export const SESSION: Columns<Schedule> = [
	["starts_on", "dtstart", "text"],
	["until", "validTo", "optional"],
	["start", "start", "text"],
	["end", "end", "optional"],
	["recurrence", "rrule", "optional"],
	["dates", "rdates", "list"],
	["not_on", "exdates", "list"],
	["term_time_only", "termTimeOnly", "yes"],
	["bank_holidays", "bankHolidays", "omitted"],
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

/** The cells of some columns. */
export function write<Content>(columns: Columns<Content>, content: Content): string[] {
	return columns.map(([, field, form]) => {
		const value: unknown = content[field];
		if (value === null || value === undefined) return "";
		if (form === "list") return (value as readonly string[]).join("; ");
		if (form === "yes" || form === "said") return value ? "yes" : "no";
		return String(value);
	});
}

/** The cells of a row, by heading, as they were before they were guarded; refused when one is too long for any field. */
export function exportRow({ line, cells }: SheetRow): ForeignItem {
	const texts = Object.fromEntries([...cells].map(([heading, text]) => [heading, withoutGuard(text)]));
	const row = new ForeignItem(String(line), texts);
	for (const [heading, text] of Object.entries(texts)) {
		if (text.length > FOREIGN_LIMITS.prose && !heading.endsWith(MORE))
			row.at(heading).strict.text(FOREIGN_LIMITS.prose);
	}
	return row;
}

/** What the cells of some columns say, which may not be of the right shape. */
export function read<Content>(columns: Columns<Content>, row: ForeignItem): Record<string, unknown> {
	return Object.fromEntries(
		columns.map(([heading, field, form]) => {
			if (form === "list") return [field, listOf(cell(row, heading))];
			if (form === "yes") return [field, yes(row, heading)];
			if (form === "said") return [field, saidYes(row, heading)];
			const text = cell(row, heading);
			if (form === "omitted") return [field, text || undefined];
			if (form === "number") return [field, text === "" ? null : Number(text)];
			return [field, form === "optional" ? text || null : text];
		}),
	);
}

const readYes = (text: string) =>
	/^(?:yes|true|1)$/i.test(text) ? true : /^(?:no|false|0)$/i.test(text) ? false : undefined;

/** @param unclear what is taken for what is neither; an empty cell is no */
export const yes = (row: ForeignItem, heading: string, unclear = false): boolean => {
	const otherwise = `taken for ${unclear ? "yes" : "no"}`;
	const said = row.at(heading).as(readYes, "is neither yes nor no", { otherwise });
	return said.state === "not-understood" ? unclear : valueOr(said, false);
};

/** Yes or no; null where the cell is empty or says neither. */
const saidYes = (row: ForeignItem, heading: string): boolean | null =>
	valueOr(row.at(heading).as(readYes, "is neither yes nor no"), null);

/** The text of a cell; "" for an empty one. */
export const cell = (row: ForeignItem, heading: string): string =>
	valueOr(row.at(heading).text(FOREIGN_LIMITS.prose), "");
export const listOf = (text: string) =>
	text
		.split(";")
		.map((part) => part.trim())
		.filter(Boolean);

/** A cell of JSON; of what cannot be read there is nothing. */
export const more = (row: ForeignItem, heading: string): Record<string, unknown> =>
	valueOr(row.at(heading).object(LONGEST_MORE), {});
