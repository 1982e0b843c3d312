/**
 * What an entry says, in plain English, section by section as its editor has them: for "check your answers", for an
 * entry's overview, for review and for conflicts with an import. Every field is here, so that no change goes unseen.
 */

import { isLocalDate } from "../../model/calendar/local-time";
import { hasHours } from "../../model/calendar/opening-hours";
import { parseRule } from "../../model/calendar/schedule";
import { type Cost, type OpeningHours, type Phone, type Schedule, saysWho } from "../../model/listings/shapes";
import { STAGE_SLUGS, TOPICS } from "../../model/listings/vocabulary";
import type { EntryKind } from "../../model/publishing/entry";
import type { Speech } from "../../platform/i18n/context";
import type { Namespaces } from "../../platform/i18n/namespaces";
import { describeSchedule } from "../directory/calendar/describe-schedule";
import { describeWeek } from "../directory/calendar/describe-week";
import { describeWho } from "../families/words/describe-eligibility";
import type { AnyEntry, EntryOf } from "./entries";
import type { SectionSlug } from "./section-slug";

/** Names of what an entry points at, looked up beforehand, by id. */
export interface KnownNames {
	organisations: ReadonlyMap<string, string>;
	locations: ReadonlyMap<string, string>;
}

export interface DescribedRow {
	/** Unique in its entry. */
	key: string;
	label: string;
	/** Nothing where nothing is said. */
	lines: string[];
}

export interface DescribedSection {
	/** As in the editor's address: "about", "who" … */
	slug: DescribedSlug;
	title: string;
	rows: DescribedRow[];
}

type Words = Namespaces["staff-entries"];
/** The editor's sections, and what the translators' desk writes. */
export type DescribedSlug = SectionSlug | "translations";
type FieldKey = keyof Words["field"];
type Wording = Pick<Speech, "t" | "format">;
type Line = string | null | undefined | false;

/** Dates are told whatever day it is, so that the same entry always reads the same. */
const BEFORE_ALL_DATES = "0000-01-01";

export function describeEntry(entry: AnyEntry, names: KnownNames, speech: Wording): DescribedSection[] {
	const sections = describeKind(entry, names, speech);
	return [...sections, ...translations(entry, speech)].filter(({ rows }) => rows.length > 0);
}

/** The sections in which anybody has answered anything: one that was never opened is not complete, though nothing may be missing. */
export function answeredSections(entry: AnyEntry, names: KnownNames, speech: Wording): ReadonlySet<DescribedSlug> {
	const answered = describeEntry(entry, names, speech).filter(({ rows }) => rows.some(({ lines }) => lines.length > 0));
	return new Set(answered.map(({ slug }) => slug));
}

function describeKind(entry: AnyEntry, names: KnownNames, speech: Wording): DescribedSection[] {
	switch (entry.kind) {
		case "service":
			return describeService(entry, names, speech);
		case "location":
			return describeLocation(entry, speech);
		case "organisation":
			return describeOrganisation(entry, speech);
		case "article":
			return describeArticle(entry, speech);
		case "offer-section":
			return describeOfferSection(entry, speech);
	}
}

/** Makes sections and rows whose titles and labels are the words' own. */
function parts({ t }: Wording) {
	return {
		section: (slug: DescribedSlug, rows: DescribedRow[]): DescribedSection => ({
			slug,
			title: slug === "translations" ? t("staff-entries:translations") : t(`staff-editorial:section.${slug}`),
			rows,
		}),
		row: (key: FieldKey, ...said: Line[]): DescribedRow => ({
			key,
			label: t(`staff-entries:field.${key}`),
			lines: said.filter((line): line is string => Boolean(line)),
		}),
		yesNo: (is: boolean) => t(is ? "staff-entries:said.yes" : "staff-entries:said.no"),
	};
}

/** A date in words; a draft may hold one that does not exist, and then says it as it is. */
const day = (date: string, { format }: Wording) => (isLocalDate(date) ? format.date(date) : date);

/** Paragraphs and lines of a text; each is one line. */
const linesOf = (text: string | null) => (text ?? "").split(/\n+/).map((line) => line.trim());

function describeService({ content, organisationId }: EntryOf<"service">, names: KnownNames, speech: Wording) {
	const { t, format } = speech;
	const { section, row, yesNo } = parts(speech);
	const place = (id: string) => names.locations.get(id) ?? t("staff-entries:said.unknownPlace");
	const languages = (codes: readonly string[]) =>
		codes.map((code) => (code === "*" ? t("staff-entries:said.anyLanguage") : format.languageName(code)));
	return [
		section("about", [
			row("name", content.name),
			row("summary", content.summary),
			row("description", ...linesOf(content.description)),
			row("topics", ...content.topics.map((topic) => t(`vocabulary:topic.${topic}`))),
			row("level", content.level && t(`vocabulary:level.${content.level}`)),
			row("programme", content.programme),
			row("alert", ...linesOf(content.alert)),
			row("sourceNote", ...linesOf(content.sourceNote ?? null)),
			row(
				"foreignTerms",
				...content.foreignTerms.map(({ taxonomy, term }) => (taxonomy ? `${taxonomy}: ${term}` : term)),
			),
		]),
		section("who", [
			row("who", saysWho(content.eligibility) && describeWho(content.eligibility, t)),
			row("whoNote", ...linesOf(content.eligibility.note)),
			row("send", content.send && yesNo(true)),
		]),
		section("places", [
			row("organisation", names.organisations.get(organisationId) ?? t("staff-entries:said.unknownOrganisation")),
			row("channels", ...content.channels.map((channel) => t(`vocabulary:channel.${channel}`))),
			row("format", content.format && t(`staff-entries:format.${content.format}`)),
			row("places", ...content.places.map(({ locationId }) => place(locationId))),
			row("areasServed", ...content.areasServed),
		]),
		section("times", [
			row("timesNote", ...linesOf(content.timesNote)),
			...content.places.map(({ id, locationId, schedules }) => ({
				key: `times:${id}`,
				label: t("staff-entries:said.timesAt", { place: place(locationId) }),
				lines: schedules.flatMap((schedule) => scheduleLines(schedule, speech)),
			})),
			...(content.places.length === 0 || content.schedules.length > 0
				? [row("times", ...content.schedules.flatMap((schedule) => scheduleLines(schedule, speech)))]
				: []),
		]),
		section("cost", [
			row("free", content.free !== null && yesNo(content.free)),
			row("costs", ...content.costs.map((cost) => costLine(cost, speech))),
			row("costNote", ...linesOf(content.costNote)),
		]),
		section("joining", [
			row("joining", content.joining && t(`vocabulary:joining.${content.joining}`)),
			row("howToJoin", ...linesOf(content.howToJoin)),
			row("bookingUrl", content.bookingUrl),
			row("waitWeeks", content.waitWeeks !== null && t("staff-entries:said.weeks", { count: content.waitWeeks })),
		]),
		section("contact", [
			row("phones", ...content.phones.flatMap((phone) => phoneLines(phone, speech))),
			row("email", content.email),
			row("url", content.url),
			row("contacts", ...content.contacts.map(({ name, title }) => [name, title].filter(Boolean).join(", "))),
		]),
		section("languages", [
			row("heldIn", ...languages(content.heldIn)),
			row("interpreter", ...languages(content.interpreter)),
		]),
		section("access", [
			row("accessFeatures", ...content.accessFeatures.map((feature) => t(`vocabulary:access.${feature}`))),
			row("accessNote", ...linesOf(content.accessNote)),
		]),
	];
}

function describeLocation({ content, masked, position }: EntryOf<"location">, speech: Wording) {
	const { t } = speech;
	const { section, row, yesNo } = parts(speech);
	const { address, hub } = content;
	const hubRows = hub
		? [
				row("hubType", t(`vocabulary:hubType.${hub.type}`)),
				row("hubStatus", t(`staff-entries:hubStatus.${hub.status}`)),
				row("hubStatusFrom", hub.statusFrom && day(hub.statusFrom, speech)),
				row("hubStatusReason", ...linesOf(hub.statusReason)),
				row("coLocatedWith", hub.coLocatedWith),
				row("formerly", hub.formerly),
			]
		: [];
	return [
		section("about", [
			row("name", content.name),
			row("placeKind", t(hub ? "staff-entries:said.hub" : "staff-entries:said.place")),
			row("summary", content.summary),
			row("description", ...linesOf(content.description)),
			row("alert", ...linesOf(content.alert)),
			...hubRows,
		]),
		section("address", [
			row("address", address.line1, address.line2, address.town, address.county, address.postcode),
			row("masked", yesNo(masked)),
			row("position", position && `${position.lat}, ${position.lon}`),
			row("uprn", content.uprn),
		]),
		section("hours", hub ? hoursRows(hub.hours, speech) : []),
		section("access", [
			row("accessFeatures", ...content.accessFeatures.map((feature) => t(`vocabulary:access.${feature}`))),
			row("accessNote", ...linesOf(content.accessNote)),
			row("facilities", ...content.facilities.map((facility) => t(`vocabulary:facility.${facility}`))),
		]),
		section("contact", [
			row("phones", ...content.phones.flatMap((phone) => phoneLines(phone, speech))),
			row("email", content.email),
			row("url", content.url),
		]),
		section("getting-there", [
			row("gettingThere", ...linesOf(content.gettingThere)),
			...(hub ? [row("outreach", ...linesOf(hub.outreach))] : []),
		]),
	];
}

function describeOrganisation({ content }: EntryOf<"organisation">, speech: Wording) {
	const { section, row } = parts(speech);
	return [
		section("about", [
			row("name", content.name),
			row("description", ...linesOf(content.description)),
			row("url", content.url),
			row("email", content.email),
			row("logo", content.logo),
			row("identifiers", ...content.identifiers.map(({ scheme, type, value }) => `${scheme ?? type}: ${value}`)),
		]),
	];
}

function describeArticle({ content }: EntryOf<"article">, speech: Wording) {
	const { t } = speech;
	const { section, row } = parts(speech);
	return [
		section("about", [
			row("title", content.title),
			row("shortAnswer", content.summary),
			row("topics", ...content.topics.map((topic) => t(`vocabulary:topic.${topic}`))),
			row("stages", ...content.stages.map((stage) => t(`vocabulary:stage.${stage}`))),
			row("reviewedOn", day(content.reviewedOn, speech)),
			row("source", content.source),
			row("sourceUrl", content.sourceUrl),
		]),
		section("text", [row("urgent", ...linesOf(content.urgent)), row("body", ...linesOf(content.body))]),
	];
}

function describeOfferSection({ content }: EntryOf<"offer-section">, speech: Wording) {
	const { section, row } = parts(speech);
	return [
		section("text", [row("offerPart", offerPart(content.about, speech)), row("offerText", ...linesOf(content.text))]),
	];
}

/** Which part of the offer a text stands above: "Pregnancy", "Housing", "The whole offer". */
export function offerPart(about: EntryOf<"offer-section">["content"]["about"], { t }: Pick<Speech, "t">): string {
	if ("stage" in about) return t(`vocabulary:stage.${about.stage}`);
	return "topic" in about ? t(`vocabulary:topic.${about.topic}`) : t("staff-entries:said.wholeOffer");
}

/** The name under which lists show an entry; those of the offer are named by the part they stand above. */
export function shownTitle({ kind, title }: { kind: EntryKind; title: string }, speech: Pick<Speech, "t">): string {
	if (kind !== "offer-section") return title;
	const [what, key] = title.split(/:\s*/);
	const stage = what === "stage" && STAGE_SLUGS.find((one) => one === key);
	const topic = what === "topic" && TOPICS.find((one) => one === key);
	return offerPart(stage ? { stage } : topic ? { topic } : { whole: true }, speech);
}

/** How often and when; then every date that a rule does not say, and the note. */
function scheduleLines(schedule: Schedule, speech: Wording): string[] {
	const { t, format } = speech;
	const dates = (all: readonly string[]) => format.list([...all].sort().map((date) => day(date, speech)));
	const { rrule, dtstart, rdates, exdates, note } = schedule;
	const unreadable = rrule !== null && !parseRule(rrule).ok;
	const onDates = rrule === null ? [dtstart, ...rdates] : rdates;
	return [
		describeSchedule(schedule, BEFORE_ALL_DATES, speech),
		unreadable && rrule,
		onDates.length > 0 &&
			t(rrule === null ? "staff-entries:said.onDates" : "staff-entries:said.alsoOn", { dates: dates(onDates) }),
		exdates.length > 0 && t("staff-entries:said.notOn", { dates: dates(exdates) }),
		note,
	].filter((line): line is string => Boolean(line));
}

function hoursRows(hours: OpeningHours, speech: Wording): DescribedRow[] {
	const { t, format } = speech;
	const { row } = parts(speech);
	return [
		row("hours", ...(hasHours(hours) ? describeWeek(hours, speech) : [])),
		row(
			"hoursExceptions",
			...hours.exceptions.map(({ date, opens, closes, note }) => {
				const times = opens && closes ? format.timeRange(opens, closes) : t("hubs:hours.closed");
				return [day(date, speech), times, note].filter(Boolean).join(", ");
			}),
		),
		row("bankHolidays", t(`staff-entries:bankHolidays.${hours.bankHolidays}`)),
	];
}

function costLine({ amount, description, validFrom, validTo }: Cost, speech: Wording): string {
	const { t, format } = speech;
	return [
		amount === null ? null : format.pounds(amount),
		description,
		validFrom && t("calendar:schedule.from", { date: day(validFrom, speech) }),
		validTo && t("calendar:schedule.until", { date: day(validTo, speech) }),
	]
		.filter(Boolean)
		.join(", ");
}

function phoneLines({ number, kind, description, languages, hours }: Phone, speech: Wording): string[] {
	const { t, format } = speech;
	const spoken = languages.map((code) => format.languageName(code));
	return [
		[t(`staff-entries:phoneKind.${kind}`), number].join(" ") + (description ? ` (${description})` : ""),
		...(spoken.length > 0 ? [t("directory:contact.answersIn", { languages: format.list(spoken) })] : []),
		...(hours ? describeWeek(hours, speech) : []),
	];
}

/** One row for each translated field of each language. */
function translations(entry: AnyEntry, speech: Wording): DescribedSection[] {
	if (entry.kind === "organisation") return [];
	const { t, format } = speech;
	const byLanguage: Record<string, Record<string, string | undefined>> = entry.content.translations;
	const facts: Record<string, Record<string, { by: string } | undefined>> = entry.content.translationFacts ?? {};
	const rows = Object.entries(byLanguage).flatMap(([code, fields]) =>
		Object.entries(fields).map(([field, text]) => ({
			key: `translation:${code}:${field}`,
			label: t("staff-entries:said.inLanguage", {
				language: format.languageName(code),
				field: translatedField(field, speech),
			}),
			lines: [
				...linesOf(text ?? null),
				...(facts[code]?.[field]?.by === "machine" ? [t("staff-entries:said.byMachine")] : []),
			].filter(Boolean),
		})),
	);
	return [parts(speech).section("translations", rows)];
}

const TRANSLATED = [
	"name",
	"title",
	"summary",
	"description",
	"alert",
	"howToJoin",
	"costNote",
	"urgent",
	"body",
	"text",
] as const;

/** The name of a translated field: "Name", "Short answer" … */
export function translatedField(field: string, { t }: Pick<Speech, "t">): string {
	const known = TRANSLATED.find((one) => one === field);
	if (!known) return field;
	return t(`staff-entries:field.${known === "text" ? "offerText" : known}`);
}
