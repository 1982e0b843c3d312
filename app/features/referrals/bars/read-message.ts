/**
 * A BaRS message, understood as a whole or refused: what it asks for, of whom and for which service. What would be lost here
 * without a word is refused, and each fault is told with its path and without a word of the message. Pure.
 */
import { isLocalDate } from "../../../model/calendar/local-time";
import { impossibleDates, NO_ANSWERS, type ReferralAnswers, type Urgency } from "../../../model/referrals/referral";
import type { FhirResource, SentRequest } from "../../../model/referrals/standards";
import { type BundleProblem, type Found, refusalsOf, resourcesIn } from "../../../platform/fhir/bundle-resources";
import { codeIn, nameOf, referenceAt, textAt } from "../../../platform/fhir/fields";
import type { Issue } from "../../../platform/fhir/operation-outcome";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { formatPostcode, parsePlace } from "../../directory/places/rules";
import { selfContained } from "./contained";
import { MESSAGE_LIMITS } from "./refusal";
import { MESSAGE_EVENTS, MESSAGE_REASONS, REASONS, REQUEST_CATEGORIES } from "./vocabulary";

export interface NewReferral {
	kind: "new";
	/** The service, by the id that the endpoint ends in to which the message goes. */
	serviceId: string;
	answers: ReferralAnswers;
	/** Who wrote it, by name, where it says. */
	writtenBy: string | null;
	sent: SentRequest;
}

/** Either form of BaRS: an update that revokes, or a deletion of what was entered in error. */
export interface Cancelling {
	kind: "cancel";
	/** Ours, as the ServiceRequest has it that was given back. */
	referralId: string;
	/** The version that its system has in hand; null where it does not say. */
	revision: number | null;
	reason: string | null;
	writtenBy: string | null;
}

export type ReadReferral =
	/** `bundleId`: by which the message is answered. */
	| { ok: true; bundleId: string; message: NewReferral | Cancelling }
	| { ok: false; code: Issue; text: string; status?: number; problems?: BundleProblem[] };

/** What a message may hold. Anything else has something to say that nobody here would be told. */
const TYPES = [
	...["MessageHeader", "ServiceRequest", "Patient", "Consent", "Practitioner", "PractitionerRole", "Organization"],
	...["HealthcareService", "Encounter", "CarePlan", "Location", "EpisodeOfCare"],
];
const PROFILES = /^https?:\/\/(?:fhir\.nhs\.uk|fhir\.hl7\.org\.uk|hl7\.org\/fhir)\/StructureDefinition\/[\w-]{1,100}$/;
const UUID_AT_END = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;
const LONGEST = 2000;

const DANGER =
	"A referral is read within working days. Where somebody is in danger now call 999; what is urgent, or warns of somebody, is said by telephone to the service";

/** @param today local `YYYY-MM-DD` */
export function readReferralMessage(value: unknown, today: string): ReadReferral {
	const { entry, id } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
	if (Array.isArray(entry) && entry.length > MESSAGE_LIMITS.entries)
		return { ok: false, code: "too-costly", text: `A message has at most ${MESSAGE_LIMITS.entries} resources.` };
	const opened = resourcesIn(value, "message", (profile) => PROFILES.test(profile));
	if (!opened.ok) return { ok: false, code: "structure", text: "This is no message", problems: opened.problems };
	const { found } = opened;
	const none = (field: string, reason: string): ReadReferral => {
		return { ok: false, code: "structure", text: "This is no message", problems: [{ where: "Bundle", field, reason }] };
	};
	if (typeof id !== "string" || !/^[A-Za-z0-9.-]{1,64}$/.test(id))
		return none("id", "is missing, by which it is answered");
	const [header] = found;
	if (header?.type !== "MessageHeader") return none("entry", "does not begin with a MessageHeader");
	const event = textAt(header.field.at("eventCoding", "code"));
	if (event !== "servicerequest-request" || textAt(header.field.at("eventCoding", "system")) !== MESSAGE_EVENTS)
		return {
			ok: false,
			code: "not-supported",
			status: 422,
			text: "Of the events, servicerequest-request alone is taken here.",
		};
	for (const one of found) checkResource(one);
	const reason = REASONS.find((one) => one === codeIn(header.field.at("reason"), MESSAGE_REASONS));
	if (!reason) header.item.refuse("reason", "is none of new, update and delete");
	const request = resolve(header.field.at("focus", 0), found);
	if (request?.type !== "ServiceRequest") header.item.refuse("focus", "leads to no ServiceRequest of the message");
	if (!reason || request?.type !== "ServiceRequest" || found.some(({ item }) => item.refused)) return refusals(found);
	if (reason === "new" && isDanger(request, found)) return { ok: false, code: "business-rule", text: `${DANGER}.` };
	const parts = { header, request, found, today };
	const message = reason === "new" ? newReferral(id, parts) : cancelling(reason, parts);
	return message && !found.some(({ item }) => item.refused) ? { ok: true, bundleId: id, message } : refusals(found);
}

const refusals = (found: readonly Found[]): ReadReferral => ({
	ok: false,
	code: "processing",
	text: "The message is not taken, and nothing of it is stored",
	problems: refusalsOf(found),
});

/** FHIR R4, "Modifier Extensions": what is not understood of them must not be read over. */
function checkResource({ type, field, item }: Found): void {
	if (!TYPES.includes(type) && type !== "Flag") item.refuse("resourceType", "is of a kind that is not read here");
	if (field.at("implicitRules").isSaid) item.refuse("implicitRules", "names rules that are not known here");
	if (field.json.includes('"modifierExtension":'))
		item.refuse("modifierExtension", "changes what is said in a way that is not known here");
}

function resolve(from: ForeignField, found: readonly Found[]): Found | undefined {
	const reference = referenceAt(from);
	return found.find(({ url, type, field }) => reference === url || reference === `${type}/${textAt(field.at("id"))}`);
}

const isDanger = ({ field }: Found, found: readonly Found[]): boolean =>
	["asap", "stat"].includes(textAt(field.at("priority")) ?? "") || found.some(({ type }) => type === "Flag");

interface Parts {
	header: Found;
	request: Found;
	found: readonly Found[];
	today: string;
}

function newReferral(bundleId: string, { header, request, found, today }: Parts): NewReferral | undefined {
	const { field, item } = request;
	if (textAt(field.at("status")) !== "active") item.refuse("status", "is not active, as that of a new referral is");
	if (!field.at("intent").isSaid) item.refuse("intent", "is missing");
	if (field.at("doNotPerform").isSaid && field.at("doNotPerform").json !== "false")
		item.refuse("doNotPerform", "asks that something is not done");
	const categories = valueOr(field.at("category").list(), []);
	if (!categories.some((one) => codeIn(one, REQUEST_CATEGORIES) === "referral"))
		item.refuse("category", "is not referral");
	const serviceId = UUID_AT_END.exec(textAt(header.field.at("destination", 0, "endpoint")) ?? "")?.[1]?.toLowerCase();
	if (!serviceId) header.item.refuse("destination[0].endpoint", "ends in the id of no service");
	const patient = resolve(field.at("subject"), found);
	if (patient?.type !== "Patient") item.refuse("subject", "leads to no Patient of the message");
	if (found.filter(({ type }) => type === "Patient").length > 1)
		item.refuse("subject", "is not the only Patient of the message");
	if (!found.some(agrees)) item.refuse("", "has no active Consent beside it: a family is referred when it agrees");
	if (!serviceId || patient?.type !== "Patient") return undefined;
	const answers: ReferralAnswers = {
		...NO_ANSWERS,
		safety: true,
		consent: true,
		who: personOf(patient, today),
		contact: contactOf(patient),
		reason: reasonOf(request, found),
		urgency: urgencyOf(request),
	};
	const entries = found.map(({ url, field }) => ({ url, resource: JSON.parse(field.json) as FhirResource }));
	const own = entries[found.indexOf(request)];
	if (!own) return undefined;
	const sent = { bundleId, request: selfContained(own.resource, entries) };
	return { kind: "new", serviceId, answers, writtenBy: writerOf(request, found), sent };
}

/** What BaRS cancels with. Nothing else of a referral that was sent is changed by a message. */
const CANCELS = { update: ["revoked", "entered-in-error"], delete: ["entered-in-error"] } as const;

function cancelling(reason: keyof typeof CANCELS, { header, request, found }: Parts): Cancelling | undefined {
	const { field, item } = request;
	const status = CANCELS[reason].find((one) => one === textAt(field.at("status")));
	if (!status) item.refuse("status", `is none with which this message cancels: ${CANCELS[reason].join(" or ")}`);
	for (const one of found)
		if (one.type === "Flag") one.item.refuse("resourceType", "is of a kind that is not read here");
	const referralId = UUID_AT_END.exec(textAt(field.at("id")) ?? "")?.[0]?.toLowerCase();
	if (!referralId) item.refuse("id", "is no id that was given back here");
	const version = textAt(field.at("meta", "versionId"), 10);
	if (version !== null && !/^\d{1,9}$/.test(version))
		item.refuse("meta.versionId", "is no version that was given back here");
	if (!referralId) return undefined;
	const said = valueOr(header.field.at("reason", "text").strict.text(LONGEST), null);
	return {
		kind: "cancel",
		referralId,
		revision: version === null ? null : Number(version),
		reason: said ?? (status === "entered-in-error" ? "Sent in error." : null),
		writtenBy: writerOf(request, found),
	};
}

const agrees = ({ type, field }: Found): boolean =>
	type === "Consent" && textAt(field.at("status")) === "active" && textAt(field.at("provision", "type")) !== "deny";

/** Below which nobody is a parent. */
const PARENT_YEARS = 10;

function personOf({ field, item }: Found, today: string): ReferralAnswers["who"] {
	const names = valueOr(field.at("name").list(), []);
	const name = names.find((one) => textAt(one.at("use")) === "official") ?? names[0] ?? field.at("name", 0);
	const givenName = valueOr(name.at("given").texts(), []).join(" ").slice(0, 100);
	const familyName = textAt(name.at("family"), 100) ?? "";
	if (givenName === "" || familyName === "") item.refuse("name", "has no given and family name");
	const bornOn = textAt(field.at("birthDate")) ?? "";
	if (!isLocalDate(bornOn)) {
		item.refuse("birthDate", "is no whole date");
		return null;
	}
	const isChild = `${Number(bornOn.slice(0, 4)) + PARENT_YEARS}${bornOn.slice(4)}` > today;
	const subject = isChild ? "child" : "adult";
	const wrong = impossibleDates({ subject, bornOn, childBornOn: null, dueOn: null }, today).bornOn;
	if (wrong) item.refuse("birthDate", "is a day on which nobody who is referred can be born");
	return { subject, givenName, familyName, bornOn, dueOn: null, childBornOn: null };
}

/** Numbers and addresses that are not over; nothing says of them that they are safe. */
function contactOf({ field }: Found): ReferralAnswers["contact"] {
	const telecom = valueOr(field.at("telecom").list(), []).filter((one) => textAt(one.at("use")) !== "old");
	const of = (...systems: string[]) =>
		telecom
			.filter((one) => systems.includes(textAt(one.at("system")) ?? ""))
			.flatMap((one) => textAt(one.at("value"), 100) ?? [])
			.join(", ") || null;
	const typed = textAt(field.at("address", 0, "postalCode"), 20);
	const place = typed === null ? null : parsePlace(typed);
	const spoken = valueOr(field.at("communication").list(), []);
	const preferred = spoken.find((one) => one.at("preferred").json === "true") ?? spoken[0];
	const language = preferred && textAt(preferred.at("language", "coding", 0, "code"), 20);
	return {
		phone: of("phone", "sms"),
		email: of("email"),
		postcode: place?.kind === "postcode" ? formatPostcode(place.postcode) : null,
		...(language && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language) && { language }),
	};
}

/** All that is said of why, in the order of the resource. */
function reasonOf({ field, item }: Found, found: readonly Found[]): ReferralAnswers["reason"] {
	const reasons = valueOr(field.at("reasonCode").list(), []).map(
		(one) => valueOr(one.at("text").strict.text(LONGEST), null) ?? nameOf(one),
	);
	const notes = valueOr(field.at("note").list(), []).map((one) => valueOr(one.at("text").strict.text(LONGEST), null));
	const advice = valueOr(field.at("patientInstruction").strict.text(LONGEST), null);
	const why = [...reasons, ...notes, advice].filter(Boolean).join("\n");
	if (why === "") item.refuse("reasonCode", "is missing: nobody says why");
	const hopes = found
		.filter(({ type }) => type === "CarePlan")
		.flatMap((plan) => valueOr(plan.field.at("description").strict.text(LONGEST), null) ?? []);
	return { why, hopes: hopes.join("\n") };
}

function urgencyOf({ field, item }: Found): Urgency | null {
	const priority = textAt(field.at("priority"));
	if (priority === null) return null;
	if (priority === "routine") return "routine";
	if (priority !== "urgent") item.refuse("priority", "is none that FHIR has");
	return "soon";
}

/** The person who asks, by name: of a PractitionerRole its Practitioner. */
function writerOf({ field }: Found, found: readonly Found[]): string | null {
	const requester = resolve(field.at("requester"), found);
	const person =
		requester?.type === "PractitionerRole" ? resolve(requester.field.at("practitioner"), found) : requester;
	if (person?.type !== "Practitioner") return null;
	const name = person.field.at("name", 0);
	const parts = [...valueOr(name.at("given").texts(), []), textAt(name.at("family"), 100)];
	return textAt(name.at("text"), 200) ?? (parts.filter(Boolean).join(" ").slice(0, 200) || null);
}
