/**
 * A sheet to fill in: a heading for each thing that a row can say, whose meaning an upload knows by itself, and rows that
 * show how, which no upload takes over. Pure.
 */
import type { Field } from "../../../model/exchange/sheet-fields";
import { BYTE_ORDER_MARK, csvLine } from "../../../platform/csv-cell";

/** How the first cell of a row begins that shows how to fill in others. */
const EXAMPLE = "EXAMPLE, not imported: ";

export const isExample = (record: readonly string[]): boolean => record[0]?.trim().startsWith(EXAMPLE.trim()) ?? false;

/** Each heading with its field, and what stands below it in two rows of one service. */
export const TEMPLATE: readonly (readonly [heading: string, field: Field, first: string, second?: string])[] = [
	["Name", "name", `${EXAMPLE}Rhyme time`],
	["Summary", "summary", "Songs and rhymes for babies and toddlers with a grown-up"],
	["Description", "description", ""],
	["Category", "category", "Talking and learning"],
	["Ages", "age", "0 to 4 years"],
	["Organisation", "organisation", "Library service"],
	["Venue", "venue", "Central Library"],
	["Address", "address", "1 Market Street"],
	["Postcode", "postcode", "AB1 2CD"],
	["Days", "days", "Monday", "Thursday"],
	["Start time", "start", "9:30am", "2pm"],
	["End time", "end", "10:15am", "2:45pm"],
	["Dates", "dates", ""],
	["First date", "validFrom", "7 September 2026"],
	["Last date", "validTo", "23 July 2027"],
	["Notes", "notes", "Term time only"],
	["Price", "cost", "Free"],
	["Booking needed", "booking", "no"],
	["How to join", "howToJoin", "Just come along"],
	["Website", "url", "https://www.example.org/rhyme-time"],
	["Booking link", "bookingUrl", ""],
	["E-mail", "email", "libraries@example.org"],
	["Telephone", "phone", "01632 960 100"],
	["Languages", "heldIn", "en; ur"],
	["Last checked", "checkedOn", "20 November 2026"],
];

/** As CSV. */
export function templateSheet(): string {
	const headings = TEMPLATE.map(([heading]) => heading);
	const first = TEMPLATE.map(([, , cell]) => cell);
	const second = TEMPLATE.map(([, , cell, other = cell]) => other);
	return BYTE_ORDER_MARK + [headings, first, second].map(csvLine).join("");
}
