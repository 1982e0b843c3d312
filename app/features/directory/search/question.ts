/** What of the words of a search are filters: "free baby group on thursday". Pure. */
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
 * Reads days, times of day and "free" in the words as the filters they are. Words of a phrase that stands for something
 * else stay: "free school meals" is no filter.
 */
export function readQuestion(query: SearchQuery, phrases: Phrases): ReadQuestion {
	const pieces = query.q.split(" ").map((text) => ({ text, words: wordsOf(text), taken: false }));
	const words: { word: Word; piece: number }[] = pieces.flatMap(({ words }, piece) =>
		words.map((word) => ({ word, piece })),
	);
	const telling = words.filter(({ word }) => !phrases.ignored.has(word.stem));
	const list = telling.map(({ word }) => word);
	const means: string[] = [];
	for (let at = 0; at < list.length; ) {
		const phrase = ownPhraseAt(phrases, list, at);
		const length = phrase?.words.length ?? 1;
		const filters = phrase?.means.filter((token) => !isFact(token)) ?? [];
		if (phrase && filters.length === phrase.means.length && filters.some(isFilter)) {
			means.push(...filters);
			for (const { piece } of telling.slice(at, at + length)) take(pieces, piece, phrases);
		}
		at += length;
	}
	if (means.length === 0) return { query, asFilters: "" };
	const days = valuesOf("day", means).flatMap(daysOf);
	const times = valuesOf("time", means);
	return {
		query: {
			...query,
			q: rest(pieces, phrases),
			day: DAYS.filter((day) => query.day.includes(day) || days.includes(day)),
			time: TIME_SLUGS.filter((time: TimeOfDay) => query.time.includes(time) || times.includes(time)),
			free: query.free || valuesOf("free", means).length > 0,
		},
		asFilters: textOf(pieces.filter(({ taken }) => taken)),
	};
}

interface Piece {
	text: string;
	words: Word[];
	taken: boolean;
}

const isFilter = (token: string) => ["day", "time", "free"].some((group) => token.startsWith(filter(group, "")));
const saysNothing = ({ words }: Piece, { ignored }: Phrases) => words.every(({ stem }) => ignored.has(stem));
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join(" ");

/** Takes a word out, with the "on" or "w" in front of it. */
function take(pieces: Piece[], at: number, phrases: Phrases): void {
	for (let before = at; before >= 0; before--) {
		const piece = pieces[before];
		if (!piece || (before < at && !saysNothing(piece, phrases))) return;
		piece.taken = true;
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
