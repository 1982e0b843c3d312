/** What a council decides about its own portal, in parts of one question set each: filled in, and read back. Pure. */

import { parseDate } from "../../../model/calendar/read-when";
import { ON_HOLIDAYS } from "../../../model/calendar/shapes";
import { contrastWithWhite, LEAST_CONTRAST } from "../../../model/councils/contrast";
import {
	type ContactLine,
	type CouncilSettings,
	dateRules,
	editorialRules,
	RED_BOOK_MODES,
	redBookOf,
	type Words,
} from "../../../model/councils/settings";
import { TOPICS } from "../../../model/listings/vocabulary";
import { bySigns } from "../../../model/order";
import type { ReferralRules } from "../../../model/referrals/clock";
import { choice, choices, ticked } from "../../../platform/forms/choice-fields";
import { type Field, field, SHORT } from "../../../platform/forms/field";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { type Form, form, type ReasonOf, readAnswers, readValues } from "../../../platform/forms/form";
import { wholeNumber } from "../../../platform/forms/number-fields";
import { phone } from "../../../platform/forms/phone-field";
import { email, line, link, text } from "../../../platform/forms/text-fields";
import type { CouncilChange } from "../../directory/councils/set-council.server";
import type { SectionReason } from "../describe-errors";
import { asBefore, week, weekValues } from "../editor/sections/hours";
import { inOrderOf } from "../editor/sections/section";

/** The parts, in the order of their list. */
export const PARTS = [
	"name",
	"labels",
	"languages",
	"contact",
	"leader",
	"notice",
	"terms",
	"red-book",
	"rules",
	"referrals",
] as const;
export type PartSlug = (typeof PARTS)[number];

/** What is decided now. */
export interface Decided {
	name: string;
	website: string | null;
	settings: CouncilSettings;
}

export interface PartContext {
	/** Codes of all languages that the portal speaks, English first. */
	languages: readonly string[];
	/** The contact line that is open: its id, or "new". */
	line: string | null;
}

type PartRead = { ok: true; change: CouncilChange } | { ok: false; errors: FieldErrors<SectionReason> };

interface Part {
	/** What the fields hold before anybody types. */
	values(decided: Decided, context: PartContext): Values;
	read(typed: Values, decided: Decided, context: PartContext): PartRead;
}

/** Reads the form of a part, and makes of its answers what is decided. */
function readInto<T>(asked: Form<T, SectionReason>, typed: Values, decide: (answers: T) => CouncilChange): PartRead {
	const read = readValues(asked, typed);
	return read.ok ? { ok: true, change: decide(read.values) } : read;
}

const LINE_KINDS = ["phone", "text", "video", "chat", "email", "bsl"] as const satisfies readonly ContactLine["kind"][];
export const CONTACT_KINDS: readonly ContactLine["kind"][] = LINE_KINDS;

const wordsValues = (prefix: string, words: Partial<Words> | null): Values =>
	Object.fromEntries(Object.entries(words ?? {}).map(([code, text]) => [`${prefix}-${code}`, text ?? ""]));

/** Words in each of the council's languages, and those in others as they were; null when there are none at all. */
const words = (
	{ settings }: Decided,
	before: Partial<Words> | null,
	limit: number,
): Field<Words | null, "too-long" | "english"> =>
	field((at) => {
		const all: Partial<Words> = { ...before };
		for (const code of settings.languages) {
			const typed = text(limit).read(at.part(code));
			if (typed === undefined) return undefined;
			if (typed) all[code] = typed;
			else delete all[code];
		}
		if (Object.keys(all).length === 0) return null;
		return isWords(all) ? all : at.part("en").refuse("english");
	});

/** Words that must be there. */
const neededWords = (...about: Parameters<typeof words>): Field<Words, "too-long" | "english"> =>
	field((at) => {
		const read = words(...about).read(at);
		return read === null ? at.part("en").refuse("english") : read;
	});

const isWords = (all: Partial<Words>): all is Words => Boolean(all.en);

const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const inWords = (date: string) => dates.format(new Date(date));

const LABELS = ["offer", "hub", "hubs"] as const;
const LABEL_LIMIT = 80;
const LINE_LIMIT = 300;

/** A colour that white text stands out on: "#00594c"; the mark in front may be missing. */
const colour = (): Field<string, "colour" | "contrast"> =>
	field((at) => {
		const typed = at.short("colour")?.toLowerCase().replace(/^#?/, "#");
		if (typed === undefined) return undefined;
		if (!/^#[0-9a-f]{6}$/.test(typed)) return at.refuse("colour");
		const contrast = contrastWithWhite(typed);
		return contrast < LEAST_CONTRAST ? at.refuse("contrast", (Math.floor(contrast * 100) / 100).toFixed(2)) : typed;
	});

type Term = CouncilSettings["terms"][number];

/** School terms, one on each line: "1 September 2026 to 23 October 2026". */
const terms = (): Field<Term[], "too-long" | "term" | "terms-overlap"> =>
	field((at) => {
		const lines = at
			.text(2000, "too-long")
			?.split("\n")
			.filter((one) => one.trim());
		if (!lines) return undefined;
		const read = lines.map(readTerm);
		const wrong = read.indexOf(undefined);
		if (wrong >= 0) return at.refuse("term", lines[wrong]?.trim().slice(0, 60));
		const found = read.filter((one) => one !== undefined).sort((a, b) => bySigns(a.from, b.from));
		const overlap = found.find(({ from }, index) => from <= (found[index - 1]?.to ?? ""));
		return overlap ? at.refuse("terms-overlap", `${inWords(overlap.from)} to ${inWords(overlap.to)}`) : found;
	});

function readTerm(typed: string): Term | undefined {
	const [from, to, ...more] = typed
		.replace(/\s+/g, " ")
		.split(/ (?:to|until|–|-) /i)
		.map((part) => parseDate(part));
	return from && to && more.length === 0 && to >= from ? { from, to } : undefined;
}

/** How a line is reached: a number, an e-mail address or a link, by what its `kind` says. @param kept what it is now */
const reached = (kept: string): Field<string, ReasonOf<ReturnType<typeof phone | typeof email | typeof link>>> =>
	field((at) => {
		const kind = at.beside("kind").start(SHORT);
		if (kind === "email") return email().needed("email").read(at);
		const isDialled = ["", "phone", "text"].includes(kind);
		return isDialled ? phone([kept]).needed("phone").read(at) : link().needed("link").read(at);
	});

const parts: Record<PartSlug, Part> = {
	name: {
		values: ({ name, website, settings }) => ({ name, website: website ?? "", colour: settings.brandColour }),
		read: (typed) =>
			readInto(
				form({ name: line().needed("name"), website: link(), colour: colour() }),
				typed,
				({ name, website, colour: brandColour }) => ({ name, website, settings: { brandColour } }),
			),
	},
	labels: {
		values: ({ settings: { labels } }) =>
			Object.assign({}, ...LABELS.map((label) => wordsValues(label, labels[label]))) as Values,
		read(typed, decided) {
			const { labels } = decided.settings;
			const label = (name: (typeof LABELS)[number]) => neededWords(decided, labels[name], LABEL_LIMIT);
			const asked = form({ offer: label("offer"), hub: label("hub"), hubs: label("hubs") });
			return readInto(asked, typed, (answers) => ({ settings: { labels: answers } }));
		},
	},
	languages: {
		values: ({ settings }) => ({ languages: settings.languages.filter((code) => code !== "en") }),
		read(typed, { settings }, { languages }) {
			const others = languages.filter((code) => code !== "en");
			return readInto(form({ languages: choices(others) }), typed, ({ languages: chosen }) => ({
				settings: { languages: ["en", ...inOrderOf(settings.languages, chosen)] },
			}));
		},
	},
	contact: {
		values({ settings }, { line: open }) {
			const found = settings.contactLines.find(({ id }) => id === open);
			return {
				...wordsValues("line-name", found?.name ?? null),
				...wordsValues("line-about", found?.about ?? null),
				kind: found?.kind ?? "phone",
				value: found?.value ?? "",
				topic: found?.topic ?? "",
				always: found && found.hours === null ? "yes" : "",
				...weekValues("week", found?.hours?.regular ?? []),
				remove: "",
			};
		},
		read(typed, decided, { line: open }) {
			const { contactLines } = decided.settings;
			const before = contactLines.find(({ id }) => id === open);
			if (readAnswers(form({ remove: ticked() }), typed).remove) {
				return { ok: true, change: { settings: { contactLines: contactLines.filter((one) => one !== before) } } };
			}
			const regularBefore = before?.hours?.regular ?? [];
			const asked = form(
				{
					"line-name": neededWords(decided, before?.name ?? null, LABEL_LIMIT),
					"line-about": neededWords(decided, before?.about ?? null, LINE_LIMIT),
					kind: choice(LINE_KINDS).or("phone"),
					value: reached(before?.value ?? ""),
					topic: choice(TOPICS),
					always: ticked(),
					week: week(),
				},
				({ always, week: typedWeek = [] }) => ({
					always: always && typedWeek.length > 0 && asBefore(typedWeek, regularBefore) !== regularBefore && "not-asked",
				}),
			);
			return readInto(asked, typed, ({ kind, value, topic, always, ...answers }) => {
				const hours = before?.hours ?? { exceptions: [], bankHolidays: "closed" as const };
				const regular = asBefore(answers.week, regularBefore);
				const changed: ContactLine = {
					id: before?.id ?? crypto.randomUUID(),
					name: answers["line-name"],
					about: answers["line-about"],
					kind,
					value,
					topic,
					hours: always ? null : { ...hours, regular },
					languages: before?.languages ?? [],
				};
				const lines = before ? contactLines.map((one) => (one === before ? changed : one)) : [...contactLines, changed];
				return { settings: { contactLines: lines } };
			});
		},
	},
	leader: {
		values: ({ settings: { leader } }) => ({
			"leader-name": leader?.name ?? "",
			...wordsValues("role", leader?.role ?? null),
			...wordsValues("foreword", leader?.foreword ?? null),
		}),
		read(typed, decided) {
			const { leader } = decided.settings;
			const asked = form(
				{
					"leader-name": line(),
					role: words(decided, leader?.role ?? null, LINE_LIMIT),
					foreword: words(decided, leader?.foreword ?? null, 5000),
				},
				({ "leader-name": name, role, foreword }) =>
					name || role || foreword
						? {
								"leader-name": name === null && "name",
								"role-en": role === null && "english",
								"foreword-en": foreword === null && "english",
							}
						: {},
			);
			return readInto(asked, typed, ({ "leader-name": name, role, foreword }) => ({
				settings: { leader: name && role && foreword ? { name, role, foreword } : null },
			}));
		},
	},
	notice: {
		values: ({ settings }) => wordsValues("notice", settings.notice),
		read: (typed, decided) =>
			readInto(form({ notice: words(decided, decided.settings.notice, LINE_LIMIT) }), typed, ({ notice }) => ({
				settings: { notice },
			})),
	},
	terms: {
		values: ({ settings }) => ({
			terms: settings.terms.map(({ from, to }) => `${inWords(from)} to ${inWords(to)}`).join("\n"),
			holidays: dateRules(settings).bankHolidays,
		}),
		read: (typed) =>
			readInto(
				form({ terms: terms(), holidays: choice(ON_HOLIDAYS).or("off") }),
				typed,
				({ holidays, ...answers }) => ({
					settings: { ...answers, sessionsOnBankHolidays: holidays === "on" ? "on" : undefined },
				}),
			),
	},
	"red-book": {
		values: ({ settings }) => ({
			mode: redBookOf(settings),
			url: settings.redBook.url ?? "",
			...wordsValues("red-book", settings.redBook.note),
		}),
		read: (typed, decided) =>
			readInto(
				form(
					{
						mode: choice(RED_BOOK_MODES).or("none"),
						url: link(),
						"red-book": words(decided, decided.settings.redBook.note, 2000),
					},
					({ mode, url }) => ({ url: mode === "link" && url === null && "link" }),
				),
				typed,
				({ mode, url, "red-book": note }) => ({ settings: { redBook: { mode, url, note } } }),
			),
	},
	rules: {
		values({ settings }) {
			const { fourEyes, datesAtOnce, markAfterDays, hideAfterDays } = editorialRules(settings);
			return {
				"four-eyes": fourEyes ? "yes" : "no",
				"dates-at-once": datesAtOnce ? "yes" : "no",
				"mark-days": String(markAfterDays),
				"hide-days": hideAfterDays === null ? "" : String(hideAfterDays),
			};
		},
		read: (typed) =>
			readInto(rulesForm, typed, (answers) => ({
				settings: {
					editorial: {
						fourEyes: answers["four-eyes"] === "yes",
						datesAtOnce: answers["dates-at-once"] === "yes",
						markAfterDays: answers["mark-days"],
						hideAfterDays: answers["hide-days"],
					},
				},
			})),
	},
	referrals: {
		values: ({ settings }) =>
			Object.fromEntries(
				Object.entries(REFERRAL_FIELDS).map(([field, rule]) => [field, String(settings.referrals?.[rule] ?? "")]),
			),
		read: (typed) =>
			readInto(referralsForm, typed, (answers) => {
				const decided = (Object.keys(REFERRAL_FIELDS) as ReferralField[]).flatMap((field) => {
					const days = answers[field];
					return days === null ? [] : [[REFERRAL_FIELDS[field], days] as const];
				});
				return { settings: { referrals: decided.length > 0 ? Object.fromEntries(decided) : undefined } };
			}),
	},
};

/** What each standard's field is called; left empty, the default holds. */
export const REFERRAL_FIELDS = {
	"acknowledge-days": "acknowledgeDays",
	"decide-days": "decideDays",
	"begin-days": "beginDays",
	"outcome-days": "outcomeDays",
	"expire-days": "expireDays",
	"keep-months": "keepMonths",
} as const satisfies Record<string, keyof ReferralRules>;
export type ReferralField = keyof typeof REFERRAL_FIELDS;

const referralsForm = form({
	"acknowledge-days": wholeNumber({ least: 1, most: 20 }),
	"decide-days": wholeNumber({ least: 1, most: 60 }),
	"begin-days": wholeNumber({ least: 1, most: 120 }),
	"outcome-days": wholeNumber({ least: 1, most: 500 }),
	"expire-days": wholeNumber({ least: 1, most: 120 }),
	"keep-months": wholeNumber({ least: 6, most: 300 }),
} satisfies Record<ReferralField, unknown>);

const rulesForm = form(
	{
		"four-eyes": choice(["yes", "no"]).or("yes"),
		"dates-at-once": choice(["yes", "no"]).or("yes"),
		"mark-days": wholeNumber({ least: 30, most: 730 }).needed("too-small", 30),
		"hide-days": wholeNumber({ least: 60, most: 1095 }),
	},
	({ "mark-days": mark = 0, "hide-days": hide }) => ({
		"hide-days": typeof hide === "number" && hide <= mark && "hide-order",
	}),
);

export const partValues = (slug: PartSlug, decided: Decided, context: PartContext): Values =>
	parts[slug].values(decided, context);

export const readPart = (slug: PartSlug, typed: Values, decided: Decided, context: PartContext): PartRead =>
	parts[slug].read(typed, decided, context);
