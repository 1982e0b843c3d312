/**
 * An event message, understood as a whole or refused: whose child, which event, what happened to it and when, and what it
 * says of the child. Each fault is told with its path and without a word of the message. Pure.
 */
import { createHash } from "node:crypto";
import { addDays } from "../../../model/calendar/local-time";
import {
	EVENT_ACTIONS,
	EVENT_KINDS,
	type EventContent,
	type EventKind,
	type EventMessage,
	stampOf,
} from "../../../model/health/events/message";
import { NHS_NUMBER } from "../../../model/health/fhir/codes";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { earliestDay, latestDay } from "../../../model/health/partial-date";
import { type EntryBody, entryBody } from "../../../model/health/record/entry";
import { type BundleProblem, type Found, refusalsOf } from "../../../platform/fhir/bundle-resources";
import { codeIn, dayAt, extensionAt, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { nhsNumberOf } from "../exchange/read-child";
import { type EventBundle, openEventBundle } from "./bundle-of-event";
import { birthOf } from "./read-birth-event";
import { deathOf, homeOf, surgeryOf, teamOf } from "./read-demographics";
import { screenOf } from "./read-screen";
import { vaccinationOf } from "./read-vaccination";

export type ReadMessage =
	| { ok: true; message: EventMessage }
	/** `kind` as far as it was understood; `isStructure`: it is no message at all. */
	| { ok: false; isStructure: boolean; kind: EventKind | null; problems: BundleProblem[] };

const EVENT_TYPE = "https://fhir.nhs.uk/STU3/CodeSystem/EventType-1";
const MESSAGE_TYPE = "https://fhir.nhs.uk/STU3/CodeSystem/MessageEventType-1";
const HEADER = "https://fhir.nhs.uk/STU3/StructureDefinition/Extension";

/** Which resource a message of each kind is about. */
const FOCUS: Readonly<Record<EventKind, string>> = {
	"pds-birth-notification-1": "Communication",
	"pds-change-of-address-1": "Communication",
	"pds-change-of-gp-1": "Communication",
	"pds-death-notification-1": "Communication",
	"vaccinations-1": "Immunization",
	"blood-spot-test-outcome-1": "Encounter",
	"newborn-hearing-1": "Encounter",
	"nipe-outcome-1": "Encounter",
	"professional-contacts-1": "EpisodeOfCare",
};

/** @param today local `YYYY-MM-DD`; @param sender who stands for what names nobody, by name */
export function readMessage(value: unknown, { sender, today }: { sender: string; today: string }): ReadMessage {
	const opened = openEventBundle(value);
	if (!opened.ok) return { ...opened, kind: kindIn(value) };
	const { bundle } = opened;
	const { field, item } = bundle.header;
	const kind = valueOr(
		field
			.at("event", "code")
			.needed.as((code) => EVENT_KINDS.find((one) => one === code), "is none of the events that are taken here"),
		null,
	);
	if (textAt(field.at("event", "system")) !== EVENT_TYPE) item.refuse("event.system", "is not that of EventType-1");
	const action = EVENT_ACTIONS.find(
		(one) =>
			one ===
			codeIn(
				extensionAt(field, `${HEADER}-MessageEventType-1`)?.at("valueCodeableConcept") ?? field.at("-"),
				MESSAGE_TYPE,
			),
	);
	if (!action) item.refuse("extension", "has no MessageEventType-1 of new, update or delete");
	const stamp = valueOr(field.at("meta", "lastUpdated").needed.as(stampOf, "is no instant with its time zone"), "");
	if (stamp.slice(0, 10) > addDays(today, 1)) item.refuse("meta.lastUpdated", "has not come yet");
	const messageId = valueOr(field.at("id").needed.as(uuid, "is no UUID"), "");
	const focus = bundle.at(field.at("focus", 0));
	if (kind && focus?.type !== FOCUS[kind]) item.refuse("focus", `leads to no ${FOCUS[kind]} of the Bundle`);
	const source = bundle.nameAt(field.at("responsible")) ?? textAt(field.at("source", "name"), 200) ?? sender;
	const fail = (): ReadMessage => ({ ok: false, isStructure: false, kind, problems: refusalsOf(bundle.found) });
	if (!kind || !action || !focus || item.refused) return fail();

	const about = kind === "pds-birth-notification-1" ? born(bundle, source) : patientOf(bundle, action === "delete");
	if (!about || refusalsOf(bundle.found).length > 0) return fail();
	const content: EventContent =
		"birth" in about
			? { what: "birth", birth: about.birth }
			: action === "delete"
				? { what: "nothing" }
				: contentOf(kind, focus, bundle, about);
	if (content.what === "entry") checkBody(content.body, about.bornOn, today, focus);
	const { nhsNumber, bornOn } = about;
	const event = eventName(kind, focus, nhsNumber);
	if (refusalsOf(bundle.found).length > 0) return fail();
	const digest = createHash("sha256").update(JSON.stringify(value)).digest("base64url");
	return {
		ok: true,
		message: { head: { messageId, action, stamp, digest }, kind, nhsNumber, bornOn, event, source, content },
	};
}

/** What a message that cannot be read says that it is. */
function kindIn(value: unknown): EventKind | null {
	const entries = (value as { entry?: { resource?: { event?: { code?: unknown } } }[] } | null)?.entry;
	const code = Array.isArray(entries) ? entries[0]?.resource?.event?.code : undefined;
	return EVENT_KINDS.find((one) => one === code) ?? null;
}

const uuid = (text: string): string | undefined =>
	/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : undefined;

function born(bundle: EventBundle, source: string) {
	const birth = birthOf(bundle, source);
	return birth && { birth, nhsNumber: birth.child.nhsNumber, bornOn: birth.child.bornOn };
}

interface About {
	nhsNumber: string;
	bornOn: string | null;
	patient: Found | undefined;
}

/** The child, by what routes the message, held against the patient in it. */
function patientOf(bundle: EventBundle, isDelete: boolean): About | undefined {
	const { field, item } = bundle.header;
	const parts = valueOr(
		extensionAt(field, `${HEADER}-RoutingDemographics-1`)?.at("extension").list() ?? { state: "not-said" },
		[],
	);
	const part = (name: string) => parts.find((one) => textAt(one.at("url")) === name);
	const routed = routedNumber(part("nhsNumber")?.at("valueIdentifier"), bundle.header);
	const [patient, second] = bundle.ofType("Patient");
	if (second) second.item.refuse("resourceType", "is another Patient: a message is about one child");
	if (!patient && !isDelete) item.refuse("focus", "leads to no Patient");
	const birthDateTime = part("birthDateTime")?.at("valueDateTime");
	const said = [patient?.field.at("birthDate"), birthDateTime].map((one) => (one ? valueOr(dayAt(one), null) : null));
	const bornOn = said.find((day) => day !== null) ?? null;
	if (bornOn === null && !isDelete)
		item.refuse("extension", "has no date of birth in RoutingDemographics-1, nor has its Patient");
	if (patient && nhsNumberOf(patient) !== routed)
		patient.item.refuse("identifier", "is not the NHS number that routes the message");
	return routed === null ? undefined : { nhsNumber: routed, bornOn, patient };
}

function routedNumber(identifier: ForeignField | undefined, header: Found): string | null {
	if (!identifier || textAt(identifier.at("system")) !== NHS_NUMBER) {
		header.item.refuse("extension", "has no NHS number in RoutingDemographics-1");
		return null;
	}
	return valueOr(
		identifier
			.at("value")
			.needed.as(readNhsNumber, "is not an NHS number: ten digits, the last of which checks the others"),
		null,
	);
}

function contentOf(kind: EventKind, focus: Found, bundle: EventBundle, { patient, bornOn }: About): EventContent {
	if (kind === "pds-death-notification-1") return { what: "death", diedOn: patient ? deathOf(patient) : null };
	return { what: "entry", body: bodyOf(kind, focus, bundle, { patient, bornOn: bornOn ?? "" }) };
}

type Body = Exclude<EntryBody, { kind: "taken-back" }>;

function bodyOf(
	kind: EventKind,
	focus: Found,
	bundle: EventBundle,
	{ patient = focus, bornOn }: { patient: Found | undefined; bornOn: string },
): Body {
	switch (kind) {
		case "pds-change-of-address-1":
			return homeOf(patient);
		case "pds-change-of-gp-1":
			return surgeryOf(patient, bundle);
		case "professional-contacts-1":
			return teamOf(focus, bundle);
		case "blood-spot-test-outcome-1":
			return screenOf("blood-spot", focus, bundle, bornOn);
		case "newborn-hearing-1":
			return screenOf("hearing", focus, bundle, bornOn);
		case "nipe-outcome-1":
			return screenOf("nipe", focus, bundle, bornOn);
		default:
			return vaccinationOf(focus, bundle);
	}
}

/** What is written has to have its form, and a day that can be. */
function checkBody(body: Body, bornOn: string | null, today: string, focus: Found): void {
	const parsed = entryBody.safeParse(body);
	if (!parsed.success)
		focus.item.refuse(parsed.error.issues[0]?.path.join(".") || "item", "is not what a child's record takes");
	const day = "date" in body ? body.date : "on" in body ? body.on : null;
	if (!parsed.success || day === null) return;
	if (earliestDay(day) > today) focus.item.refuse("date", "has not come yet");
	if (bornOn !== null && latestDay(day) < bornOn) focus.item.refuse("date", "is before the birth");
}

/** An identifier of its publisher's; what the Personal Demographics Service tells has none, and is of the child. */
function eventName(kind: EventKind, focus: Found, nhsNumber: string): string {
	if (kind.startsWith("pds-")) return nhsNumber;
	const one = focus.field.at("identifier", 0);
	const value = valueOr(one.at("value").needed.text(200), "");
	return `${textAt(one.at("system"), 300) ?? ""}|${value}`;
}
