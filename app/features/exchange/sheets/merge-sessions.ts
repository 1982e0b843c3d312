/**
 * Sessions of several rows as services: the same activity at the same venue for the same families at the same price is one
 * service, and rows of the same days and start are one session of it, whichever edition they come from.
 */

import type { Day } from "../../../model/listings/vocabulary";
import { bySigns } from "../../../model/order";
import { beginningOf } from "../../../platform/clean-text";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import type { Session, Venue, When } from "./session";
import { idOfParts, variantId } from "./unread";

export interface VenueOfSessions extends Venue {
	name: string;
	/** The same for rows of the same place. */
	key: string;
}

/** The rows of one session: the same days, the same start. The most trusted comes first. */
export interface Slot {
	days: Day[];
	start: string;
	rows: { session: Session; when: When }[];
}

export interface ServiceOfSessions {
	/** What the source calls it, or what it is and where: stable from run to run. */
	sourceId: string;
	venue: VenueOfSessions | null;
	/** All of its rows, the most trusted first. */
	rows: [Session, ...Session[]];
	slots: Slot[];
}

/** Names of venues by address, where a file of venues was given; see `venueNames`. */
export type VenueNames = ReadonlyMap<string, string>;

const letters = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();

/** What venues are told apart by: their postcode and address, or their name where there is no address, however written. */
export function venueKey({ postcode, address, name }: Venue): string {
	const compact = postcode.replace(/\s+/g, "");
	const street = letters(address).replace(letters(postcode), "").replace(compact.toLowerCase(), "").trim();
	return [compact.toUpperCase(), street || letters(name ?? "")].filter(Boolean).join(" ");
}

/**
 * Gathers rows into services. The order of the rows makes no difference to what comes out.
 * @param turn awaited between rows; see `takingTurns`
 */
export async function mergeSessions(
	sessions: readonly Session[],
	venueNames: VenueNames = new Map(),
	turn: () => Promise<void> | undefined = () => undefined,
): Promise<ServiceOfSessions[]> {
	const venues = await nameVenues(sessions, venueNames, turn);
	const groups = new Map<string, Session[]>();
	for (const session of sessions) {
		await turn();
		const place = session.venue ? venueKey(session.venue) : "";
		const organisation = valueOr(session.organisation, "");
		const key = session.id ?? idOfParts({ place, activity: session.activity, organisation });
		const group = groups.get(key);
		if (group) group.push(session);
		else groups.set(key, [session]);
	}
	const services: ServiceOfSessions[] = [];
	for (const [sourceId, group] of groups) {
		await turn();
		const rows = group.sort((a, b) => a.rank - b.rank || a.line - b.line);
		const [first, ...others] = rows;
		if (!first) continue;
		const venue = first.venue ? (venues.get(venueKey(first.venue)) ?? null) : null;
		const parts = first.id === null ? partsOf([first, ...others]) : [[first, ...others] as const];
		for (const [nth, part] of parts.entries()) {
			const id = nth === 0 ? sourceId : variantId(sourceId, factsKey(part));
			services.push({ sourceId: id, venue, rows: [...part], slots: slotsOf(part) });
		}
	}
	return services;
}

type Rows = readonly [Session, ...Session[]];

/** What makes sessions of one name at one place different services: for whom, what they cost, whether one books. */
const FACTS = {
	/** "All welcome" contradicts nothing. */
	ages: ({ eligibility }: Session) => {
		if (eligibility.state !== "understood") return "";
		const { pregnancy, fromMonths, toMonths } = eligibility.value;
		return pregnancy || fromMonths !== null || toMonths !== null ? `${pregnancy} ${fromMonths} ${toMonths}` : "";
	},
	/** "50p sibling" and "50p siblings" are one price. */
	prices: ({ cost }: Session) =>
		cost.state === "understood" ? `:${cost.value.map(({ amount }) => amount).join(" ")}` : "",
	joining: ({ facts, booking }: Session) => {
		if (facts.joining) return facts.joining;
		return booking.state === "understood" ? (booking.value ? "book" : "drop-in") : "";
	},
} satisfies Record<string, (row: Session) => string>;
const KINDS = Object.keys(FACTS) as (keyof typeof FACTS)[];

/** What some rows say of a fact, the most trusted first; "" where none says it. */
const factOf = (rows: readonly Session[], fact: keyof typeof FACTS): string =>
	rows.map(FACTS[fact]).find((said) => said !== "") ?? "";

const factsKey = (rows: readonly Session[]): string => KINDS.map((fact) => factOf(rows, fact)).join("|");

/** Sessions that contradict each other are in different parts. Those on the same days at the same time are the same session. */
function partsOf(rows: Rows): Rows[] {
	const sessions = new Map<string, [Session, ...Session[]]>();
	for (const row of rows) {
		const key = row.when ? `${row.when.days} ${row.when.start}` : "";
		const same = sessions.get(key);
		if (same) same.push(row);
		else sessions.set(key, [row]);
	}
	const parts: [Session, ...Session[]][] = [];
	const inOrder = [...sessions].sort(([one], [other]) => bySigns(one, other));
	for (const [, session] of inOrder) {
		const part = parts.find((part) => KINDS.every((fact) => agree(factOf(part, fact), factOf(session, fact))));
		if (part) part.push(...session);
		else parts.push(session);
	}
	return parts.map((part) => {
		const [first = part[0], ...others] = part.sort((a, b) => a.rank - b.rank || a.line - b.line);
		return [first, ...others];
	});
}

const agree = (one: string, other: string): boolean => one === "" || other === "" || one === other;

function slotsOf(rows: readonly Session[]): Slot[] {
	const slots = new Map<string, Slot>();
	for (const session of rows) {
		const { when } = session;
		if (!when) continue;
		const key = `${when.days} ${when.start}`;
		const slot = slots.get(key) ?? { days: when.days, start: when.start, rows: [] };
		slot.rows.push({ session, when });
		slots.set(key, slot);
	}
	return [...slots.values()];
}

/** A name for each venue: the file's of venues, else the row's own, else the one most rows end in, else its address. */
async function nameVenues(
	sessions: readonly Session[],
	venueNames: VenueNames,
	turn: () => Promise<void> | undefined,
): Promise<Map<string, VenueOfSessions>> {
	const seen = new Map<string, { venue: Venue; names: Map<string, number> }>();
	for (const { venue, venueInName } of sessions) {
		await turn();
		if (!venue) continue;
		const key = venueKey(venue);
		const found = seen.get(key) ?? { venue, names: new Map<string, number>() };
		const name = venue.name ?? venueInName;
		if (name) found.names.set(name, (found.names.get(name) ?? 0) + (venue.name ? sessions.length : 1));
		seen.set(key, found);
	}
	return new Map(
		[...seen].map(([key, { venue, names }]) => {
			const [mostUsed] = [...names].sort(([a, often], [b, more]) => more - often || bySigns(a, b));
			const name = venueNames.get(key) ?? mostUsed?.[0] ?? venue.address.split(",")[0]?.trim();
			return [key, { ...venue, key, name: beginningOf(name || venue.postcode, FOREIGN_LIMITS.line).trim() }];
		}),
	);
}
