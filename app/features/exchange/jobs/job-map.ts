/** What the columns of an uploaded sheet mean: suggested from their headings, and made into a mapping. Pure. */

import type { BuiltIn, ImportSettings, JobMap } from "../../../model/exchange/job";
import type { Field } from "../../../model/exchange/sheet-fields";
import { slugify } from "../../directory/listings/slugs";
import { topicsIn } from "../open-referral/guess-topics";
import type { AnyMap } from "../sheets/import-services.server";
import { HUB_EXPORT } from "../sheets/maps/hub-export/columns";
import { sessionTimetable } from "../sheets/maps/session-timetable";
import { headingsOf, parseSheetMap } from "../sheets/sheet-map";

/** Words of headings for each field; the first that fits counts. */
const HEADINGS: readonly [RegExp, Field][] = [
	[
		/^(service|session|activity|event|group|class)?[\s_-]{0,3}(name|title)$|^(service|session|activity|event|group|what)$/,
		"name",
	],
	[/^(id|ref|reference|uid|code)$|[\s_-](id|ref)$/, "id"],
	[/summary|strapline|short desc/, "summary"],
	[/desc|details|about|information/, "description"],
	[/categor|type|kind|topic|strand/, "category"],
	[/\bages?\b|who.{0,30}for|suitable|audience|eligib/, "age"],
	[/organi[sz]ation|provider|run by|delivered by/, "organisation"],
	[/post ?code/, "postcode"],
	[/venue|location|place|where|\bsite\b|building|centre|hub/, "venue"],
	[/address|street|town|road/, "address"],
	[/recurrence|rrule/, "recurrence"],
	[/valid.?from|start.?date|from date|first date|begins/, "validFrom"],
	[/valid.?to|end.?date|to date|last date|until date/, "validTo"],
	[/\bdays?\b|weekday/, "days"],
	[/\bstarts?\b|time from|start.?time|^from$|^time$/, "start"],
	[/\bends?\b|finish|time to|end.?time|^to$|^until$/, "end"],
	[/dates?/, "dates"],
	[/checked|assured|verified|reviewed/, "checkedOn"],
	[/cost|price|fee|charge|£/, "cost"],
	[/book.{0,30}(link|url|web)/, "bookingUrl"],
	[/book/, "booking"],
	[/how to (join|attend|book)|referral/, "howToJoin"],
	[/e-?mail/, "email"],
	[/phone|tel\b|telephone|mobile/, "phone"],
	[/url|web|link/, "url"],
	[/language/, "heldIn"],
	[/note|comment|term.?time/, "notes"],
];

/** The field a heading seems to stand for. */
export function fieldOf(heading: string): Field | undefined {
	const words = heading.toLowerCase().replaceAll("_", " ").trim();
	return HEADINGS.find(([pattern]) => pattern.test(words))?.[1];
}

/** A first guess for every heading; each field once, but for the parts of an address. */
export function suggestColumns(headings: readonly string[]): Partial<Record<Field, string[]>> {
	const columns: Partial<Record<Field, string[]>> = {};
	for (const heading of headings) {
		const field = fieldOf(heading);
		if (!field) continue;
		if (!columns[field]) columns[field] = [heading];
		else if (field === "address") columns.address?.push(heading);
	}
	return columns;
}

/** The built-in mapping whose headings are all there. */
export function builtInFor(headings: readonly string[]): BuiltIn | undefined {
	const hasAll = (needed: readonly string[]) => needed.every((heading) => headings.includes(heading));
	if (hasAll(HUB_EXPORT.needs)) return "hub-export";
	return hasAll(headingsOf(sessionTimetable)) ? "session-timetable" : undefined;
}

/** What a category seems to be about. */
export const topicOf = (category: string) => topicsIn(category)[0];

/** The name of a list as it stands in the listings: "Library sessions" is "library-sessions"; empty for no name. */
export const sourceOf = (name: string): string => (/[\p{L}\p{N}]/u.test(name) ? slugify(name) : "");

/** The mapping of a job's settings. @throws Error when there is none yet */
export function mapOf({ map, source }: ImportSettings): AnyMap {
	if (!map) throw new Error("The columns have no meaning yet.");
	if ("builtIn" in map) return { ...(map.builtIn === "hub-export" ? HUB_EXPORT : sessionTimetable), source };
	return parseSheetMap(
		{
			source,
			columns: Object.fromEntries(Object.entries(map.columns).map(([field, column]) => [field, { column }])),
			...(map.organisation && { organisation: { name: map.organisation } }),
			rules: rulesOf(map),
		},
		source,
	);
}

function rulesOf({ topics }: Exclude<JobMap, { builtIn: BuiltIn }>) {
	return Object.entries(topics).map(([category, topic]) => ({
		when: { field: "category", matches: `^${category.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$` },
		set: { topics: [topic] },
	}));
}
