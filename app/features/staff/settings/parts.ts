/** What a council decides about its own portal, in parts of one question set each: filled in, and read back. Pure. */

import { parseDate } from "../../../model/calendar/read-when";
import { contrastWithWhite, LEAST_CONTRAST } from "../../../model/councils/contrast";
import { type ContactLine, type CouncilSettings, editorialRules, type Words } from "../../../model/councils/settings";
import { TOPICS } from "../../../model/listings/vocabulary";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { type Reading, reading } from "../../../platform/forms/reading";
import type { CouncilChange } from "../../directory/councils/set-council.server";
import { readWeek, weekValues } from "../editor/sections/hours";

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

type PartRead = { ok: true; change: CouncilChange } | { ok: false; errors: FieldErrors };

interface Part {
	/** What the fields hold before anybody types. */
	values(decided: Decided, context: PartContext): Values;
	read(read: Reading, decided: Decided, context: PartContext): CouncilChange;
}

const LINE_KINDS = ["phone", "text", "video", "chat", "email", "bsl"] as const satisfies readonly ContactLine["kind"][];
export const CONTACT_KINDS: readonly ContactLine["kind"][] = LINE_KINDS;

const wordsValues = (prefix: string, words: Partial<Words> | null): Values =>
	Object.fromEntries(Object.entries(words ?? {}).map(([code, text]) => [`${prefix}-${code}`, text ?? ""]));

/** Words in each of the council's languages, and those in others as they were; null when there are none at all. */
function readWords(
	read: Reading,
	prefix: string,
	{ settings }: Decided,
	before: Words | null,
	limit: number,
): Words | null {
	const words: Words = { ...before };
	for (const code of settings.languages) {
		const text = read.text(`${prefix}-${code}`, limit);
		if (text) words[code] = text;
		else delete words[code];
	}
	if (Object.keys(words).length === 0) return null;
	if (!words.en) read.fail(`${prefix}-en`, "english");
	return words;
}

/** Words that must be there. */
function neededWords(read: Reading, prefix: string, decided: Decided, before: Words | null, limit: number): Words {
	const words = readWords(read, prefix, decided, before, limit);
	if (!words) read.fail(`${prefix}-en`, "english");
	return words ?? { en: "" };
}

const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const inWords = (date: string) => dates.format(new Date(date));

const LABELS = ["offer", "hub", "hubs"] as const;
const LABEL_LIMIT = 80;
const LINE_LIMIT = 300;

const parts: Record<PartSlug, Part> = {
	name: {
		values: ({ name, website, settings }) => ({ name, website: website ?? "", colour: settings.brandColour }),
		read(read) {
			const colour = read.one("colour").trim().toLowerCase().replace(/^#?/, "#");
			if (!/^#[0-9a-f]{6}$/.test(colour)) read.fail("colour", "colour");
			else if (contrastWithWhite(colour) < LEAST_CONTRAST) {
				read.fail("colour", "contrast", (Math.floor(contrastWithWhite(colour) * 100) / 100).toFixed(2));
			}
			return {
				name: read.needed("name", "name"),
				website: read.link("website"),
				settings: { brandColour: colour },
			};
		},
	},
	labels: {
		values: ({ settings: { labels } }) =>
			Object.assign({}, ...LABELS.map((label) => wordsValues(label, labels[label]))) as Values,
		read(read, decided) {
			const { labels } = decided.settings;
			const words = (label: (typeof LABELS)[number]) => neededWords(read, label, decided, labels[label], LABEL_LIMIT);
			return { settings: { labels: { offer: words("offer"), hub: words("hub"), hubs: words("hubs") } } };
		},
	},
	languages: {
		values: ({ settings }) => ({ languages: settings.languages.filter((code) => code !== "en") }),
		read(read, { settings }, { languages }) {
			const others = languages.filter((code) => code !== "en");
			return { settings: { languages: ["en", ...read.choices("languages", others, settings.languages)] } };
		},
	},
	contact: {
		values({ settings }, { line }) {
			const found = settings.contactLines.find(({ id }) => id === line);
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
		read(read, decided, { line }) {
			const { contactLines } = decided.settings;
			const before = contactLines.find(({ id }) => id === line);
			if (read.ticked("remove")) {
				return { settings: { contactLines: contactLines.filter(({ id }) => id !== line) } };
			}
			const kind = read.choice("kind", LINE_KINDS, "phone");
			const week = readWeek(read, "week", before?.hours?.regular ?? []);
			const hours = before?.hours ?? { exceptions: [], bankHolidays: "closed" as const };
			const changed: ContactLine = {
				id: before?.id ?? crypto.randomUUID(),
				name: neededWords(read, "line-name", decided, before?.name ?? null, LABEL_LIMIT),
				about: neededWords(read, "line-about", decided, before?.about ?? null, LINE_LIMIT),
				kind,
				value: readReached(read, kind),
				topic: read.choice("topic", TOPICS, null),
				hours: read.ticked("always") ? null : { ...hours, regular: week },
				languages: before?.languages ?? [],
			};
			return {
				settings: {
					contactLines: before
						? contactLines.map((one) => (one === before ? changed : one))
						: [...contactLines, changed],
				},
			};
		},
	},
	leader: {
		values: ({ settings: { leader } }) => ({
			"leader-name": leader?.name ?? "",
			...wordsValues("role", leader?.role ?? null),
			...wordsValues("foreword", leader?.foreword ?? null),
		}),
		read(read, decided) {
			const { leader } = decided.settings;
			const name = read.line("leader-name");
			const role = readWords(read, "role", decided, leader?.role ?? null, LINE_LIMIT);
			const foreword = readWords(read, "foreword", decided, leader?.foreword ?? null, 5000);
			if (!name && !role && !foreword) return { settings: { leader: null } };
			if (!name) read.fail("leader-name", "name");
			if (!role) read.fail("role-en", "english");
			if (!foreword) read.fail("foreword-en", "english");
			return { settings: { leader: { name, role: role ?? { en: "" }, foreword: foreword ?? { en: "" } } } };
		},
	},
	notice: {
		values: ({ settings }) => wordsValues("notice", settings.notice),
		read: (read, decided) => ({
			settings: { notice: readWords(read, "notice", decided, decided.settings.notice, LINE_LIMIT) },
		}),
	},
	terms: {
		values: ({ settings }) => ({
			terms: settings.terms.map(({ from, to }) => `${inWords(from)} to ${inWords(to)}`).join("\n"),
		}),
		read(read) {
			const terms = read
				.text("terms", 2000)
				.split("\n")
				.filter((line) => line.trim())
				.flatMap((line) => {
					const [from, to, ...more] = line
						.replace(/\s+/g, " ")
						.split(/ (?:to|until|–|-) /i)
						.map(parseDate);
					if (!from || !to || more.length > 0 || to < from) {
						read.fail("terms", "term", line.trim().slice(0, 60));
						return [];
					}
					return { from, to };
				})
				.sort((a, b) => a.from.localeCompare(b.from));
			const overlap = terms.find(({ from }, at) => from <= (terms[at - 1]?.to ?? ""));
			if (overlap) read.fail("terms", "terms-overlap", `${inWords(overlap.from)} to ${inWords(overlap.to)}`);
			return { settings: { terms } };
		},
	},
	"red-book": {
		values: ({ settings: { redBook } }) => ({ url: redBook.url ?? "", ...wordsValues("red-book", redBook.note) }),
		read: (read, decided) => ({
			settings: {
				redBook: {
					url: read.link("url"),
					note: readWords(read, "red-book", decided, decided.settings.redBook.note, 2000),
				},
			},
		}),
	},
	rules: {
		values({ settings }) {
			const { fourEyes, markAfterDays, hideAfterDays } = editorialRules(settings);
			return {
				"four-eyes": fourEyes ? "yes" : "no",
				"mark-days": String(markAfterDays),
				"hide-days": hideAfterDays === null ? "" : String(hideAfterDays),
			};
		},
		read(read) {
			const days = (name: string, least: number, most: number) => {
				const number = read.whole(name, most);
				if (number !== null && number < least) read.fail(name, "too-small", least);
				return number;
			};
			const markAfterDays = days("mark-days", 30, 730);
			if (markAfterDays === null) read.fail("mark-days", "too-small", 30);
			const hideAfterDays = days("hide-days", 60, 1095);
			if (hideAfterDays !== null && hideAfterDays <= (markAfterDays ?? 0)) read.fail("hide-days", "hide-order");
			return {
				settings: {
					editorial: { fourEyes: read.one("four-eyes") !== "no", markAfterDays: markAfterDays ?? 0, hideAfterDays },
				},
			};
		},
	},
};

/** How a line is reached: a number, an e-mail address or a link, by its kind. */
function readReached(read: Reading, kind: ContactLine["kind"]): string {
	if (kind === "phone" || kind === "text") {
		const typed = read.line("value");
		if (!/^\+?[\d ()]{5,20}$/.test(typed)) read.fail("value", "phone", typed.slice(0, 40));
		return typed;
	}
	const reached = kind === "email" ? read.email("value") : read.link("value");
	if (!reached) read.fail("value", kind === "email" ? "email" : "link");
	return reached ?? "";
}

export const partValues = (slug: PartSlug, decided: Decided, context: PartContext): Values =>
	parts[slug].values(decided, context);

export function readPart(slug: PartSlug, values: Values, decided: Decided, context: PartContext): PartRead {
	const read = reading(values);
	const change = parts[slug].read(read, decided, context);
	const { errors } = read;
	return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, change };
}
