/** Services of sessions as listings: organisations, locations and services, ready to be compared with what is there. */
import { createHash } from "node:crypto";
import type { z } from "zod";
import {
	type Address,
	type Eligibility,
	locationContentSchema,
	NOBODY_SAID,
	organisationContentSchema,
	serviceContentSchema,
} from "../../../model/listings/shapes";
import type { Joining } from "../../../model/listings/vocabulary";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { firstUnderstood, NOT_SAID, type Understood, valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../directory/listings/listing";
import { slugify } from "../../directory/listings/slugs";
import { Prose, sourceNoteOf } from "../ledger/kept-words";
import type { LedgerBook } from "../ledger/ledger-book";
import { withoutVenue } from "./activity-name";
import { enterRows, refusedCells } from "./enter-rows";
import type { ServiceOfSessions, Slot, VenueOfSessions } from "./merge-sessions";
import { findAge, isOpenToAll } from "./parse-age";
import { costContent } from "./parse-cost";
import { planSchedules } from "./plan-schedule";
import type { Session } from "./session";
import type { SheetMap } from "./sheet-map";

export interface DraftContext {
	councilId: string;
	councilName: string;
	map: SheetMap;
	fetchedAt: Date;
	/** WGS84 degrees of a postcode; null when it is not known. */
	positionOf: (postcode: string) => { lat: number; lon: number } | null;
	/** Told what became of each cell of a row. */
	book: LedgerBook;
	/** Awaited between services; see `takingTurns`. */
	turn: () => Promise<void> | undefined;
}

export interface Drafts {
	organisations: OrganisationListing[];
	locations: LocationListing[];
	services: ServiceListing[];
	/** Services that do not make valid listings, and their ids in the source. */
	refused: ForeignProblem[];
	unread: string[];
	/** Venues that contradict the name of a session. */
	warnings: ForeignProblem[];
}

/** Says the same for the same content, and something else for any other. */
function checksum(content: unknown): string {
	return createHash("sha256").update(JSON.stringify(content)).digest("base64url");
}

/** Drafts the listings of a source. Ids follow from the source's own, so that each run gives the same. */
export async function draftListings(services: readonly ServiceOfSessions[], context: DraftContext): Promise<Drafts> {
	const drafter = new Drafter(context);
	for (const service of services) {
		await context.turn();
		drafter.add(service);
	}
	return drafter.drafts();
}

class Drafter {
	/** By name. */
	private readonly organisations = new Map<string, OrganisationListing>();
	/** By the venue's key. */
	private readonly locations = new Map<string, LocationListing>();
	private readonly services: ServiceListing[] = [];
	private readonly refused: ForeignProblem[] = [];
	private readonly unread: string[] = [];
	private readonly warnings: ForeignProblem[] = [];

	constructor(private readonly context: DraftContext) {}

	drafts(): Drafts {
		const { organisations, locations, services, refused, unread, warnings } = this;
		return {
			organisations: [...organisations.values()],
			locations: [...locations.values()],
			services,
			refused,
			unread,
			warnings,
		};
	}

	private id(...parts: string[]): string {
		return stableId(this.context.councilId, this.context.map.source, ...parts);
	}

	private provenance(sourceId: string, content: unknown) {
		const { map, fetchedAt } = this.context;
		return { source: map.source, sourceId, fetchedAt, checksum: checksum(content) };
	}

	add(service: ServiceOfSessions): void {
		const { sourceId, venue, rows, slots } = service;
		const id = this.id("service", sourceId);
		const placeId = this.id("place", sourceId);
		const schedules = planSchedules(slots, (...parts) => this.id("schedule", sourceId, ...parts));
		const said = {
			...describe(rows, venue, (...parts) => this.id("service", sourceId, ...parts)),
			places: venue ? [{ id: placeId, locationId: this.location(venue), schedules }] : [],
			schedules: venue ? [] : schedules,
		};
		const left = rows.flatMap(({ cells }) => cells.filter(({ mark }) => mark === "left"));
		const sourceNote = sourceNoteOf(left, new Prose(said)) ?? undefined;
		const parsed = serviceContentSchema.safeParse({ ...said, sourceNote });
		const { book } = this.context;
		if (!parsed.success) {
			this.unread.push(sourceId);
			for (const row of rows) book.add(String(row.line), refusedCells(row.cells));
			for (const issue of parsed.error.issues) {
				const where = String(rows[0].line);
				this.refused.push({ where, field: issue.path.join("."), reason: issue.message, words: "" });
			}
			return;
		}
		enterRows(book, service, parsed.data);
		if (venue) this.compareVenues(rows, venue);
		for (const slot of slots) this.compareRows(slot);
		const content = parsed.data;
		const organisationId = this.organisation(firstOf(rows, (row) => row.organisation));
		const assuredOn = firstOf(rows, (row) => row.checkedOn);
		this.services.push({
			id,
			status: "published",
			slug: slugify(venue ? `${content.name} ${venue.name}` : content.name),
			organisationId,
			assuredOn,
			provenance: this.provenance(sourceId, [organisationId, assuredOn, content]),
			content,
		});
	}

	/** The id of the organisation of that name, or of the mapping's own, or of the council. */
	private organisation(named: string | null): string {
		const { councilName, map } = this.context;
		const about = named === null ? map.organisation : undefined;
		const name = named ?? about?.name ?? councilName;
		const known = this.organisations.get(name)?.id;
		if (known) return known;
		const id = this.id("organisation", name);
		const content = organisationContentSchema.parse({ description: "", ...about, name });
		this.organisations.set(name, { id, status: "published", provenance: this.provenance(name, content), content });
		return id;
	}

	private location(venue: VenueOfSessions): string {
		const known = this.locations.get(venue.key);
		if (known) return known.id;
		const id = this.id("location", venue.key);
		const position = this.context.positionOf(venue.postcode);
		const isHub = /\bfamily hub\b/i.test(venue.name);
		const content = locationContentSchema.parse({
			name: venue.name,
			address: readAddress(venue),
			hub: isHub
				? {
						type: /\bbest start\b/i.test(venue.name) ? "best-start-family-hub" : "family-hub",
						status: "active",
						hours: { regular: [] },
					}
				: null,
		});
		const provenance = this.provenance(venue.key, [position, content]);
		this.locations.set(venue.key, { id, status: "published", masked: false, position, provenance, content });
		return id;
	}

	/** Warns where two rows of one publication have the same session, and give it two ends or two prices. */
	private compareRows({ rows }: Slot): void {
		const [first, ...others] = rows;
		for (const { session, when } of others.filter((row) => row.session.rank === first?.session.rank)) {
			if (!first) return;
			const than = `than line ${first.session.line}, the same session; that line counts`;
			const warn = (field: string, words: string) =>
				this.warnings.push({ where: String(session.line), field, reason: `says something else ${than}`, words });
			if (when.end !== null && first.when.end !== null && when.end !== first.when.end) warn("end", when.end);
			const [price, firstPrice] = [session.cost, first.session.cost].map((cost) => JSON.stringify(valueOr(cost, null)));
			if (price !== "null" && firstPrice !== "null" && price !== firstPrice) warn("cost", "");
		}
	}

	/** Warns where a session's name ends in a venue that shares no word with the one its address belongs to. */
	private compareVenues(rows: readonly Session[], venue: VenueOfSessions): void {
		const words = new Set(venue.name.toLowerCase().match(/\p{L}+/gu));
		for (const { line, venueInName } of rows) {
			const named = venueInName?.toLowerCase().match(/\p{L}+/gu);
			if (!named || named.some((word) => words.has(word))) continue;
			const reason = `the name says ${venueInName}, the address is that of ${venue.name}; shown at the address`;
			this.warnings.push({ where: String(line), field: "name", reason, words: venueInName ?? "" });
		}
	}
}

/** What the most trusted row says that says it so that we understand; null where none does. */
function firstOf<T>(rows: readonly Session[], read: (row: Session) => Understood<T>): T | null {
	return valueOr(firstUnderstood(rows.map(read)), null);
}

/**
 * The facts of a service from its rows, the most trusted first; a fact that one leaves open comes from the next. What no
 * row says is not said; what was not understood stands in the row's own words.
 */
function describe(
	rows: readonly [Session, ...Session[]],
	venue: VenueOfSessions | null,
	newId: (...parts: string[]) => string,
): Omit<z.input<typeof serviceContentSchema>, "places" | "schedules"> {
	const facts: Session["facts"] = Object.assign({}, ...rows.map((row) => row.facts).reverse());
	const description = firstOf(rows, (row) => row.description) ?? "";
	const saysCost = rows.find((row) => row.cost.state !== "not-said");
	const cost = costContent(saysCost?.cost ?? NOT_SAID, (position) => newId("cost", String(position)));
	const phone = firstOf(rows, (row) => row.phone);
	const bookings = rows.filter((row) => row.rank === rows[0].rank).map((row) => row.booking);
	return {
		name: venue ? withoutVenue(rows[0].name, venue.name) : rows[0].name,
		summary:
			firstOf(rows, (row) => row.summary) ??
			summaryOf(
				description,
				firstOf(rows, (row) => row.category),
			),
		description,
		url: firstOf(rows, (row) => row.url),
		email: firstOf(rows, (row) => row.email),
		phones: phone ? [{ id: newId("phone"), number: phone }] : [],
		topics: facts.topics ?? [],
		level: facts.level ?? null,
		programme: facts.programme,
		eligibility: eligibilityOf(rows, facts.audience),
		channels: facts.channels ?? (venue ? ["in-person"] : []),
		format: facts.format ?? null,
		joining: facts.joining ?? joiningOf(bookings),
		howToJoin: firstOf(rows, (row) => row.howToJoin) ?? wordsOf(firstUnderstood(bookings)),
		bookingUrl: firstOf(rows, (row) => row.bookingUrl),
		free: cost.free,
		costs: cost.costs,
		costNote: cost.costNote,
		heldIn: firstOf(rows, (row) => row.heldIn) ?? [],
		timesNote: [...new Set(rows.flatMap(({ timeWords }) => timeWords ?? []))].join("\n") || null,
		send: facts.send ?? false,
	};
}

/** The words of what was not understood. */
const wordsOf = (said: Understood<unknown>): string | null => (said.state === "not-understood" ? said.words : null);

/** One row that has to be booked is enough; null where no row says anything of it. */
function joiningOf(bookings: readonly Understood<boolean>[]): Joining | null {
	const said = bookings.flatMap((booking) => valueOr(booking, []));
	if (said.length === 0) return null;
	return said.some(Boolean) ? "book" : "drop-in";
}

const LONGEST_SUMMARY = 160;

/** Sentences about how to come rather than what it is. */
const HOUSEKEEPING = /^(?:please note|note:|this (?:session|group|event) is)/i;

/** The first sentence that says what it is, if it is short enough to be a summary; else the category in words. */
function summaryOf(description: string, category: string | null): string {
	const sentences = description.split(/(?<=[.!?])(?![.!?])|\n/).filter((one) => /[^.!?][.!?]/.test(one));
	const sentence = sentences.map((one) => one.trim()).find((one) => !HOUSEKEEPING.test(one)) ?? "";
	if (sentence !== "" && sentence.length <= LONGEST_SUMMARY) return sentence;
	const parts = category?.split("&").map((part) => part.trim());
	return parts?.join(" and ") ?? "";
}

/**
 * Who it is for: the first age that sets a limit, then an age named in a title or description, then what says that it is
 * for all; else nobody has said, and words that were not understood stand beside. An audience comes from a rule of the
 * mapping or from the age itself.
 */
function eligibilityOf(rows: readonly Session[], audience: Eligibility["audience"] | undefined): Eligibility {
	const told = rows.flatMap((row) => valueOr(row.eligibility, []));
	const limited = told.find((eligibility) => !isOpenToAll(eligibility));
	const found = limited ? undefined : firstAgeIn(rows);
	const base = limited ??
		told[0] ?? { ...NOBODY_SAID, note: wordsOf(firstUnderstood(rows.map((row) => row.eligibility))) };
	return { ...base, ...found, ...(found && { children: true }), audience: audience ?? base.audience };
}

function firstAgeIn(rows: readonly Session[]): ReturnType<typeof findAge> {
	for (const { fullName, description } of rows) {
		const found = findAge(fullName) ?? findAge(valueOr(description, ""));
		if (found) return found;
	}
	return undefined;
}

/** "215 Queens Road, Walthamstow, London E17 8PJ" as an address: first line, district, town. */
function readAddress({ address, postcode, name }: VenueOfSessions): Address {
	const compact = postcode.replace(/\s/g, "");
	const ending = new RegExp(`[,\\s]{0,9}${compact.slice(0, -3)}\\s?${compact.slice(-3)}$`, "i");
	const parts = address
		.trimEnd()
		.replace(ending, "")
		.split(/[,\n]/)
		.map((part) => part.trim())
		// A venue without a name is called by its street, which stays its street.
		.filter((part) => part !== "" && (/^\d/.test(part) || part.toLowerCase() !== name.toLowerCase()));
	// A house number that was parted from its street: "1, Troubridge Square".
	if (/^\d+[a-z]?$/i.test(parts[0] ?? "") && parts[1]) parts.splice(0, 2, `${parts[0]} ${parts[1]}`);
	// "Flat 1, 23 Rowan Lane" names no town.
	const town = parts.length > 1 && !/\d/.test(parts.at(-1) ?? "") ? (parts.pop() ?? "") : "";
	const [line1 = "", ...rest] = parts;
	return { line1, line2: rest.join(", ") || null, town, county: null, postcode };
}
