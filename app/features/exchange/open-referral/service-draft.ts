/** What an item of a feed says of a service, field by field, before anybody decides what silence means. */
import {
	type Contact,
	type Cost,
	type Eligibility,
	eligibilitySchema,
	type ForeignTerm,
	type Phone,
	type Place,
	type Schedule,
	type Translations,
	translationsSchema,
} from "../../../model/listings/shapes";
import { ACCESS_FEATURES, CHANNELS, FORMATS, JOINING, LEVELS, TOPICS } from "../../../model/listings/vocabulary";
import { FOREIGN_LIMITS, type ForeignField } from "../../../platform/foreign/field";
import type { ForeignItem } from "../../../platform/foreign/item";
import { firstUnderstood, type Understood, understood, valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import { readLanguages, readPhone } from "./read-schedule";

/** What the standard's own fields say, and beside them the exact values of another portal of this kind (`own`). */
export interface ServiceDraft {
	name: string;
	description: Understood<string>;
	isClosedForNow: boolean;
	alert: Understood<string>;
	url: Understood<string>;
	email: Understood<string>;
	phones: Understood<Phone[]>;
	contacts: Understood<Contact[]>;
	/** What those contacts are reached by. */
	contactPhones: Phone[];
	contactEmail: string | null;
	accreditations: Understood<string>;
	/** In years. */
	minimumAge: Understood<number>;
	maximumAge: Understood<number>;
	eligibilityNote: Understood<string>;
	howToJoin: Understood<string>;
	costs: Understood<Cost[]>;
	fees: Understood<string>;
	/** Codes of languages. */
	languages: Understood<string[]>;
	areasServed: Understood<string[]>;
	foreignTerms: ForeignTerm[];
	/** `locationId` is the location's id in the feed. */
	places: Place[];
	/** Schedules that belong to no place. */
	schedules: Schedule[];
	/** What is said of times that could not be made schedules. */
	timesNote: string | null;
	/** One of its places is virtual. */
	isOnline: boolean;
	/** Of the organisation, where neither the service nor its contacts have any. */
	organisationPhones: Phone[];
	/** Whether another portal of this kind gave it. */
	isOurs: boolean;
	own: OwnValues;
}

type Own<T> = { [Name in keyof T]: Understood<T[Name]> };
type OwnValues = Own<{
	summary: string;
	topics: (typeof TOPICS)[number][];
	level: (typeof LEVELS)[number];
	eligibility: Eligibility;
	channels: (typeof CHANNELS)[number][];
	format: (typeof FORMATS)[number];
	joining: (typeof JOINING)[number];
	bookingUrl: string;
	free: boolean;
	timesNote: string;
	sourceNote: string;
	heldIn: string[];
	interpreter: string[];
	send: boolean;
	accessFeatures: (typeof ACCESS_FEATURES)[number][];
	accessNote: string;
	waitWeeks: number;
	translations: Translations;
}>;

/** A description goes out with the summary in front of it. */
const LONGEST_DESCRIPTION = FOREIGN_LIMITS.prose + FOREIGN_LIMITS.line + 2;
const OLDEST = 150;

/** Reads the facts of a service; the ids of its organisation and places were read before. */
export function draftService(
	item: ForeignItem,
	{ id, name, status }: { id: string; name: string; status: string },
	when: Pick<ServiceDraft, "places" | "schedules" | "isOnline" | "timesNote">,
): ServiceDraft {
	const own = item.at("start_for_life");
	const isOurs = own.isObject;
	const people = valueOr(
		item.at("contacts").each((one) => one),
		[],
	);
	const email = item.at("email").email();
	const phones = item.at("phones").each((one) => readPhone(one, id));
	const contactPhones = people.flatMap((one) => phonesIn(one, id));
	const isReached = valueOr(phones, []).length + contactPhones.length > 0;
	return {
		name,
		description: item.at("description").text(LONGEST_DESCRIPTION),
		isClosedForNow: status === "temporarily closed",
		alert: item.at("alert").text(FOREIGN_LIMITS.prose),
		url: item.at("url").url(),
		email,
		phones,
		contacts: item.at("contacts").each((one) => readContact(one, id)),
		contactPhones,
		contactEmail: emailOf(people, valueOr(email, null)),
		organisationPhones: isReached ? [] : phonesIn(item.at("organization"), id),
		accreditations: item.at("accreditations").text(FOREIGN_LIMITS.note),
		minimumAge: item.at("minimum_age").number(0, OLDEST),
		maximumAge: item.at("maximum_age").number(0, OLDEST),
		eligibilityNote: item.at("eligibility_description").text(FOREIGN_LIMITS.prose),
		howToJoin: item.at("application_process").text(FOREIGN_LIMITS.prose),
		costs: item.at("cost_options").each((one) => readCost(one, id)),
		fees: feesOf(item),
		languages: isOurs ? { state: "not-said" } : readLanguages(item.at("languages")),
		areasServed: item.at("service_areas").each((one) => valueOr(one.at("name").text(), undefined)),
		foreignTerms: valueOr(
			item.at("attributes").each((one) => readTerm(one, id, isOurs)),
			[],
		),
		...when,
		isOurs,
		own: {
			summary: own.at("summary").text(),
			topics: own.at("topics").choices(TOPICS),
			level: own.at("level").choice(LEVELS),
			eligibility: own.at("eligibility").shape(eligibilitySchema),
			channels: own.at("channels").choices(CHANNELS),
			format: own.at("format").choice(FORMATS),
			joining: own.at("joining").choice(JOINING),
			bookingUrl: own.at("booking_url").url(),
			free: own.at("free").flag(),
			timesNote: own.at("times_note").text(FOREIGN_LIMITS.prose),
			sourceNote: own.at("source_note").text(FOREIGN_LIMITS.prose),
			heldIn: own.at("held_in").texts(),
			interpreter: own.at("interpreter").texts(),
			send: own.at("send").flag(),
			accessFeatures: own.at("access_features").choices(ACCESS_FEATURES),
			accessNote: own.at("access_note").text(FOREIGN_LIMITS.prose),
			waitWeeks: own.at("wait_weeks").number(0),
			translations: own.at("translations").shape(translationsSchema),
		},
	};
}

/** The first address of the contacts, where the service has none; others are said in words. */
function emailOf(people: readonly ForeignField[], own: string | null): string | null {
	let email = own;
	for (const person of people) {
		const field = person.at("email");
		const said = valueOr(field.email(), null);
		email ??= said;
		if (said !== email) field.mark("left");
	}
	return own === null ? email : null;
}

const phonesIn = (contact: ForeignField, owner: string): Phone[] =>
	valueOr(
		contact.at("phones").each((one) => readPhone(one, owner)),
		[],
	);

/** Names of people are left out; their roles are enough to ask for them. */
function readContact(contact: ForeignField, owner: string): Contact {
	const id = valueOr(contact.at("id").text(), null) ?? stableId("contact", owner, contact.json);
	return { id, name: null, title: valueOr(contact.at("title").text(), null) };
}

/** What is said of the price in words: by the UK's field, and by the international one. */
function feesOf(item: ForeignItem): Understood<string> {
	const both = ["fees", "fees_description"].map((name) => item.at(name).text(FOREIGN_LIMITS.prose));
	const texts = both.flatMap((one) => valueOr(one, []));
	return texts.length > 0 ? understood([...new Set(texts)].join("\n")) : firstUnderstood(both);
}

function readCost(cost: ForeignField, owner: string): Cost {
	const words = [cost.at("option").text(FOREIGN_LIMITS.note), cost.at("amount_description").text(FOREIGN_LIMITS.note)];
	return {
		id: valueOr(cost.at("id").text(), null) ?? stableId("cost", owner, cost.json),
		amount: valueOr(cost.at("amount").number(0), null),
		description: words.flatMap((one) => valueOr(one, [])).join(", ") || null,
		validFrom: valueOr(cost.at("valid_from").date(), null),
		validTo: valueOr(cost.at("valid_to").date(), null),
	};
}

/** The vocabularies of ours that stand among the attributes of a portal of this kind. */
const OUR_LINKS = ["topic", "stage", "level", "channel"];

/** @returns undefined for what is no term of somebody else's taxonomy */
function readTerm(attribute: ForeignField, owner: string, isOurs: boolean): ForeignTerm | undefined {
	const line = (field: ForeignField) => valueOr(field.text(), null);
	const linkType = line(attribute.at("link_type"));
	const term = attribute.at("taxonomy_term");
	if (isOurs && OUR_LINKS.includes(linkType ?? "")) attribute.mark("read");
	if (!term.isSaid || (isOurs && OUR_LINKS.includes(linkType ?? ""))) return undefined;
	const words = line(term.at("name")) ?? line(term.at("term"));
	if (words === null) return undefined;
	const id = line(attribute.at("id")) ?? stableId("attribute", owner, attribute.json);
	return {
		id,
		termId: line(term.at("id")) ?? id,
		taxonomyId: line(term.at("taxonomy_id")),
		taxonomy: line(term.at("taxonomy")),
		term: words,
		uri: valueOr(term.at("term_uri").text(FOREIGN_LIMITS.link), null),
		linkType,
	};
}
