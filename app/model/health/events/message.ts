/** A message of the National Events Management Service about a child, and in which order messages of one event hold. Pure. */
import type { BirthNotification } from "../record/child";
import type { EntryBody } from "../record/entry";

/** By their codes in `https://fhir.nhs.uk/STU3/CodeSystem/EventType-1`. */
export const EVENT_KINDS = [
	"pds-birth-notification-1",
	"pds-change-of-address-1",
	"pds-change-of-gp-1",
	"pds-death-notification-1",
	"vaccinations-1",
	"blood-spot-test-outcome-1",
	"newborn-hearing-1",
	"nipe-outcome-1",
	"professional-contacts-1",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** `update` and a second `new` are the same: what is said of the event from then on. */
export const EVENT_ACTIONS = ["new", "update", "delete"] as const;
export type EventAction = (typeof EVENT_ACTIONS)[number];

/** `passed`: a later message of its event was here before it. */
export type EventState = "applied" | "passed" | "waiting" | "refused";

/** What an event says; nothing for one that is taken back. */
export type EventContent =
	| { what: "entry"; body: Exclude<EntryBody, { kind: "taken-back" }> }
	| { what: "birth"; birth: BirthNotification }
	/** Null where the note of a death was removed. */
	| { what: "death"; diedOn: string | null }
	| { what: "nothing" };

export interface MessageHead {
	/** The publisher's, a UUID. */
	messageId: string;
	action: EventAction;
	/** When it changed at its publisher, as `stampOf` writes it. */
	stamp: string;
	/** Of the whole message, so that another one under its id is told. */
	digest: string;
}

export interface EventMessage {
	head: MessageHead;
	kind: EventKind;
	/** Of the child. */
	nhsNumber: string;
	/** Null where a deletion does not say it. */
	bornOn: string | null;
	/** What stays the same in all messages of one event: its publisher's identifier, or the child's number. */
	event: string;
	/** Who says so, by name. */
	source: string;
	content: EventContent;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?(?:Z|[+-]\d\d:\d\d)$/;

/** A FHIR instant in one form, to the nanosecond, so that texts are compared; undefined for what is none. */
export function stampOf(instant: string): string | undefined {
	const [, fraction = ""] = INSTANT.exec(instant) ?? [];
	const moment = new Date(instant);
	if (!INSTANT.test(instant) || Number.isNaN(moment.getTime())) return undefined;
	return `${moment.toISOString().slice(0, 19)}.${fraction.padEnd(9, "0")}Z`;
}

/**
 * Which of two messages of one event holds: the later stamp. Of equal ones a deletion, then the greater id, so that whoever
 * gets both ends with the same.
 * @returns above 0 where `one` does
 */
export function compareHeads(one: MessageHead, other: MessageHead): number {
	const byStamp = compare(one.stamp, other.stamp);
	if (byStamp !== 0) return byStamp;
	const byAction = Number(one.action === "delete") - Number(other.action === "delete");
	return byAction === 0 ? compare(one.messageId, other.messageId) : byAction;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
