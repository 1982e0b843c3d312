/** What of the words of a search are filters: "free baby group on thursday". Pure. */

import { SOON } from "../../../model/calendar/soon";
import { DAYS, type Day, TIME_SLUGS, type TimeOfDay } from "../../../model/listings/vocabulary";
import { filter, isFact, valuesOf } from "./expression";
import { ownPhraseAt, type Phrases } from "./phrases";
import type { SearchQuery } from "./search-params";
import { type Word, wordsOf } from "./words";

const DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEKEND: readonly Day[] = ["SA", "SU"];

export interface ReadQuestion {
	/** The search with what was read as filters, and the words that are left. */
	query: SearchQuery;
	/** The words that were read as filters, as typed; empty for none. */
	asFilters: string;
}

const daysOf = (name: string): readonly Day[] =>
	name === "weekend" ? WEEKEND : DAYS.filter((_, at) => DAY_NAMES[at] === name);

/**
 * Reads days ("Thursday", "tomorrow"), times of day and "free" in the words as the filters they are. Words of a phrase that
 * stands for something else stay: "free school meals" is no filter. "He hit me today" asks for help and not for a day: beside
 * what is known and no play, "today" says nothing.
 */
export function readQuestion(query: SearchQuery, phrases: Phrases): ReadQuestion {
	const pieces = query.q.split(" ").map((text) => ({ text, words: wordsOf(text), taken: null as Piece["taken"] }));
	const words: { word: Word; piece: number }[] = pieces.flatMap(({ words }, piece) =>
		words.map((word) => ({ word, piece })),
	);
	const telling = words.filter(({ word }) => !phrases.ignored.has(word.stem));
	const list = telling.map(({ word }) => word);
	const forHelp = asksForHelp(list, phrases);
	const means: string[] = [];
	for (let at = 0; at < list.length; ) {
		const phrase = ownPhraseAt(phrases, list, at);
		const length = phrase?.words.length ?? 1;
		const filters = phrase?.means.filter((token) => !isFact(token)) ?? [];
		if (phrase && filters.length === phrase.means.length && filters.some(isFilter)) {
			const taken = forHelp && valuesOf("soon", filters).length > 0 ? "nothing" : "filter";
			if (taken === "filter") means.push(...filters);
			for (const { piece } of telling.slice(at, at + length)) take(pieces, piece, phrases, taken);
		}
		at += length;
	}
	const q = pieces.some(({ taken }) => taken) ? rest(pieces, phrases) : query.q;
	if (means.length === 0) return { query: { ...query, q }, asFilters: "" };
	const days = valuesOf("day", means).flatMap(daysOf);
	const times = valuesOf("time", means);
	const soon = valuesOf("soon", means);
	return {
		query: {
			...query,
			q,
			day: DAYS.filter((day) => query.day.includes(day) || days.includes(day)),
			soon: SOON.find((each) => soon.includes(each)) ?? query.soon,
			time: TIME_SLUGS.filter((time: TimeOfDay) => query.time.includes(time) || times.includes(time)),
			free: query.free || valuesOf("free", means).length > 0,
		},
		asFilters: textOf(pieces.filter(({ taken }) => taken === "filter")),
	};
}

interface Piece {
	text: string;
	words: Word[];
	/** As a filter, or as a word that says nothing here; null for one that stays. */
	taken: "filter" | "nothing" | null;
}

/** Whether what is asked is known, and nothing to come and play at: help has no day. */
function asksForHelp(words: readonly Word[], phrases: Phrases): boolean {
	const means = words.flatMap((_, at) => ownPhraseAt(phrases, words, at)?.means ?? []);
	const isAbout = (token: string) =>
		isFact(token) || ["line", "article"].some((group) => token.startsWith(filter(group, "")));
	return means.some(isAbout) && !means.includes(filter("topic", "play"));
}

const isFilter = (token: string) =>
	["day", "soon", "time", "free"].some((group) => token.startsWith(filter(group, "")));
const saysNothing = ({ words }: Piece, { ignored }: Phrases) => words.every(({ stem }) => ignored.has(stem));
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join(" ");

/** What Urdu says after a day or a time. */
const AFTERWARDS = new Set(["کو", "ko"]);
const belongsBefore = ({ words }: Piece) => words.length > 0 && words.every(({ form }) => AFTERWARDS.has(form));

/** Takes a word out, with the "on" or "w" in front of it, and the "کو" behind. */
function take(pieces: Piece[], at: number, phrases: Phrases, taken: Piece["taken"]): void {
	const after = pieces[at + 1];
	if (after && belongsBefore(after)) after.taken = taken;
	for (let before = at; before >= 0; before--) {
		const piece = pieces[before];
		if (!piece || (before < at && !saysNothing(piece, phrases))) return;
		piece.taken = taken;
	}
}

/** What was not taken; nothing where that says nothing. */
function rest(pieces: readonly Piece[], phrases: Phrases): string {
	const left = textOf(pieces.filter(({ taken }) => !taken));
	return isVague(left, phrases) ? "" : left;
}

/** Whether a text says nothing about a service: "for children", "a group near me". */
export function isVague(text: string, phrases: Phrases): boolean {
	const words = wordsOf(text).filter(({ stem }) => !phrases.ignored.has(stem));
	for (let at = 0; at < words.length; ) {
		const phrase = ownPhraseAt(phrases, words, at);
		if (!phrase?.means.some((token) => token.startsWith(filter("ignored", "")))) return false;
		at += phrase.words.length;
	}
	return true;
}
