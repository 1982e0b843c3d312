/** Names of sessions: what the activity is, apart from where and when, and which names mean the same activity. */
import { stemmer } from "stemmer";
import type { SheetMap } from "./sheet-map";

const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const DAYS = `${DAY}(?:(?:,| and| &) ${DAY}){0,6}`;
const SESSION = "(?:first|second|third|morning|afternoon|evening) session";
const ENDING = new RegExp(`[\\s:,–-]{0,9}(?:${DAYS}|${SESSION}|\\((?:${DAYS}|${SESSION})\\))$`, "i");

const ANY_DAY = new RegExp(`\\b${DAY}\\b`, "g");

/** Words that hold a name together and tell nothing apart. */
const SMALL_WORDS = new Set(["a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with", "your"]);

export interface NameParts {
	/** "Stay and play" of "Stay and play at Leyton Library: Tuesday". */
	name: string;
	/** "Leyton Library", or null when the name does not end in " at …". */
	venue: string | null;
}

/** Takes days, parts of the day and " at VENUE" off the end of a session's name. */
export function splitName(fullName: string): NameParts {
	let name = withoutDays(fullName.trim());
	let venue: string | null = null;
	const at = name.toLowerCase().lastIndexOf(" at ");
	if (at > 0) {
		venue =
			name
				.slice(at + 4)
				.replace(/^the /i, "")
				.trim() || null;
		name = withoutDays(name.slice(0, at));
	}
	return { name: name.replace(/[\s,:]{1,9}$/, "") || fullName.trim(), venue };
}

/** Takes days and parts of the day off the end of a name. */
export function withoutDays(name: string): string {
	const short = name.replace(ENDING, "");
	return short === "" ? name : short;
}

/** Takes ", VENUE" off the end of a name, when it is part of the venue's name: "Break Tha Cycle, Queens Road". */
export function withoutVenue(name: string, venue: string): string {
	const comma = name.lastIndexOf(",");
	const ending = name
		.slice(comma + 1)
		.trim()
		.toLowerCase();
	return comma > 0 && ending !== "" && venue.toLowerCase().includes(ending) ? name.slice(0, comma).trim() : name;
}

interface Stems {
	ignored: ReadonlySet<string>;
	meaning: ReadonlyMap<string, string>;
}

const stems = new WeakMap<SheetMap["activity"], Stems>();

/** The stems of a mapping's words, worked out once for a mapping. */
function stemsOf(words: SheetMap["activity"]): Stems {
	const known = stems.get(words);
	if (known) return known;
	const ignored = new Set(words.ignore.map((word) => stemmer(word.toLowerCase())));
	const same = Object.entries(words.same);
	const meaning = new Map(same.map(([word, means]) => [stemmer(word.toLowerCase()), stemmer(means.toLowerCase())]));
	const made = { ignored, meaning };
	stems.set(words, made);
	return made;
}

/**
 * The same text for names of the same activity: "Kids' Crafts Club" and "Kids Craft Club", "Play and Learn (0-4)" and
 * "Play and learn (0 to 4 years)". What stands in brackets, small words, days, plurals and the mapping's own words to
 * ignore do not count, nor does the order.
 */
export function activityKey(name: string, words: SheetMap["activity"]): string {
	const { ignored, meaning } = stemsOf(words);
	const found = name
		.toLowerCase()
		.replace(/\([^)]{0,200}\)/g, " ")
		.replace(/['’‘`]/g, "")
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.replace(ANY_DAY, " ")
		.replace(/(\d)s\b/g, "$1")
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word && !SMALL_WORDS.has(word))
		.map((word) => stemmer(word))
		.filter((word) => !ignored.has(word))
		.map((word) => meaning.get(word) ?? word);
	return [...new Set(found)].sort().join(" ") || name.toLowerCase();
}
