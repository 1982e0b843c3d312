/** Reads a row of a spreadsheet by its mapping. Pure: what cannot be read is told, not thrown. */
import { parseDate, parseYes } from "../../../model/calendar/read-when";
import { FIELDS } from "../../../model/exchange/sheet-fields";
import { beginningOf, isBlank } from "../../../platform/clean-text";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { ForeignItem } from "../../../platform/foreign/item";
import {
	mapUnderstood,
	NOT_SAID,
	notUnderstood,
	type Understood,
	understood,
	valueOr,
} from "../../../platform/foreign/understood";
import { formatPostcode, parsePlace } from "../../directory/places/rules";
import { readLanguages } from "../../directory/search/language-names";
import { activityKey, splitName, withoutDays } from "./activity-name";
import { venueKey } from "./merge-sessions";
import { parseAge } from "./parse-age";
import { parseCost } from "./parse-cost";
import type { SheetRow } from "./read-sheet.server";
import { readWhen } from "./read-when";
import { remembering } from "./remembering";
import type { Cell, Session, Venue } from "./session";
import { cellText, type Facts, labelOf, meets, type RowTexts, type SheetMap, textsOf } from "./sheet-map";
import type { Identity } from "./unread";

/** A row without its session was refused: `problems` says why. With one, `problems` are warnings. */
export interface ReadRow {
	session: Session | undefined;
	problems: ForeignProblem[];
	/** All that the row says, and what reading made of it. */
	cells: Cell[];
	/** Which service it is a row of, as far as that could be read. */
	identity: Identity;
	/** The row makes a service, but what it says of the times makes no session. */
	isPartial: boolean;
}

const POSTCODE_AT_END = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
const { line: LINE, note: NOTE, prose: PROSE } = FOREIGN_LIMITS;

const readAge = remembering(parseAge);
const readCost = remembering(parseCost);

/** Reads one row. Refused is what would send a family to the wrong place; the rest is a warning, with its words kept. */
export function readSession({ line, cells }: SheetRow, map: SheetMap): ReadRow {
	const texts = textsOf(map, cells);
	const row = new ForeignItem(String(line), texts);
	const typedName = row.at("name").needed.text();
	const fullName = valueOr(typedName, "");
	const { name, venue: venueAtEnd } = splitName(fullName);
	const venueInName = row.at("venue").isSaid ? null : venueAtEnd;
	if (isOnlyNamed(row, map)) row.refuse("row", "holds nothing but a name: is it a heading, or a total?", fullName);
	const id = row.at("id").strict.text();
	const organisation = row.at("organisation").strict.text();
	const venue = readVenue(row, venueInName);
	const edition = map.editions.findIndex(({ when }) => meets(when, texts));
	const said = readWhen(row);
	const session: Session = {
		line,
		cells: [],
		problems: row.problems,
		rank: edition < 0 ? map.editions.length : edition,
		edition: map.editions[edition]?.name ?? null,
		id: valueOr(id, null),
		fullName,
		// Where venues have a column of their own, "at …" is part of what it is called.
		name: map.columns.venue ? withoutDays(fullName) : name,
		activity: activityKey(name, map.activity),
		venueInName,
		summary: summaryOf(row),
		description: mapUnderstood(row.at("description").strict.text(PROSE), sentencesOf),
		category: row.at("category").text(),
		eligibility: row
			.at("age")
			.as(readAge, "is not understood", { limit: NOTE, otherwise: "shown in these words, as an age nobody has said" }),
		organisation,
		venue: valueOr(venue, null),
		when: said.when,
		timeWords: said.words,
		cost: costOf(row),
		booking: row.at("booking").as(parseYes, "is neither yes nor no"),
		facts: factsOf(row, texts, map),
		howToJoin: row.at("howToJoin").text(PROSE),
		url: row.at("url").url(),
		bookingUrl: row.at("bookingUrl").url(),
		email: row.at("email").email(),
		phone: row.at("phone").phone(),
		heldIn: languagesOf(row),
		checkedOn: row.at("checkedOn").as(parseDate, "is not a date"),
	};
	const identity: Identity =
		id.state === "not-said"
			? {
					place: venue.state === "not-understood" ? null : session.venue ? venueKey(session.venue) : "",
					activity: typedName.state === "understood" ? session.activity : null,
					organisation: organisation.state === "not-understood" ? null : valueOr(organisation, ""),
				}
			: { sourceId: session.id };
	session.cells = cellsOf(row, cells, texts, map);
	return {
		session: row.refused ? undefined : session,
		problems: row.problems,
		cells: session.cells,
		identity,
		isPartial: said.isUnread,
	};
}

/** Each cell that says something. What the mapping leaves out of one is not read, what it adds stands in no cell. */
function cellsOf(row: ForeignItem, cells: SheetRow["cells"], texts: RowTexts, map: SheetMap): Cell[] {
	const marks = new Map(row.leaves().map(({ path, mark }) => [path, mark]));
	return FIELDS.flatMap((field): Cell[] => {
		const column = map.columns[field];
		const words = column ? cellText(column, cells) : "";
		if (!column || isBlank(words)) return [];
		const mark = texts[field] ? (marks.get(field) ?? "unread") : "unread";
		return [{ field, label: labelOf(column), words: mark === "unread" ? words : (texts[field] ?? words), mark }];
	});
}

/** In one line; all of a longer one is kept in its words. */
function summaryOf(row: ForeignItem): Session["summary"] {
	const at = row.at("summary");
	return mapUnderstood(at.text(PROSE), (text) => {
		if (text.length > LINE) at.mark("left");
		return beginningOf(text, LINE);
	});
}

/** A title within the sheet, or what stands below its last row. */
function isOnlyNamed(row: ForeignItem, { columns }: SheetMap): boolean {
	const others = Object.keys(columns).filter((field) => field !== "name");
	return others.length > 0 && row.at("name").isSaid && !others.some((field) => row.at(field).isSaid);
}

/** A price that cannot be put into figures is no fault: families read its words. */
function costOf(row: ForeignItem): Session["cost"] {
	const text = row.at("cost").text(NOTE);
	if (text.state !== "understood") return text;
	const cost = readCost(text.value);
	if (cost.state !== "understood") row.at("cost").mark("left");
	return cost;
}

/** What follows from the rules of the mapping, a later one overriding an earlier one. */
function factsOf(row: ForeignItem, texts: RowTexts, map: SheetMap): Facts {
	const facts: Facts = {};
	for (const { when, set } of map.rules) {
		if (meets(when, texts)) Object.assign(facts, set);
	}
	const { isSaid, words } = row.at("category");
	if (!facts.topics && isSaid) {
		row.warn("category", `"${words}" has no topic in the mapping`, words);
		row.at("category").mark("left");
	}
	return facts;
}

function languagesOf(row: ForeignItem): Understood<string[]> {
	const text = row.at("heldIn").text();
	if (text.state !== "understood") return text;
	const { codes, unknown } = readLanguages(text.value.replace(/\band\b|[/&+|]/gi, ","));
	for (const one of unknown) {
		row.warn("heldIn", `"${one}" is no language that is known; kept as words`, one);
		row.at("heldIn").mark("left");
	}
	return codes.length > 0 ? understood(codes) : notUnderstood(text.value);
}

function readVenue(row: ForeignItem, venueInName: string | null): Understood<Venue> {
	const name = row.at("venue").strict.text();
	const address = row.at("address").strict.text(NOTE);
	const typed = row.at("postcode").strict.text();
	if ([name, address, typed].some(({ state }) => state === "not-understood")) return notUnderstood("");
	const postcode = valueOr(typed, POSTCODE_AT_END.exec(valueOr(address, ""))?.[1] ?? "");
	if (postcode === "") {
		if (name.state === "not-said" && address.state === "not-said") return NOT_SAID;
		row.refuse("postcode", "is missing, so the place cannot be found on a map");
		return notUnderstood("");
	}
	const parsed = parsePlace(postcode);
	if (parsed.kind !== "postcode") {
		row.refuse("postcode", `"${postcode}" is not a full postcode`, postcode);
		return notUnderstood(postcode);
	}
	if (name.state === "not-said" && address.state === "not-said" && !venueInName) {
		row.refuse("address", "is empty, and the row names no venue");
	}
	const street = valueOr(address, "");
	const named = valueOr(name, null) ?? (street === "" ? venueInName : null);
	return understood({ name: named, address: street, postcode: formatPostcode(parsed.postcode) });
}

/** A text that was cut off ("… activities such as: routines imaginative …") up to its last whole sentence. */
function sentencesOf(text: string): string {
	if (!/(?:…|\.\.\.)$/.test(text)) return text;
	const end = Math.max(text.lastIndexOf(". "), text.lastIndexOf("! "), text.lastIndexOf("? "));
	return end < 0 ? text : text.slice(0, end + 1);
}
