/** Ages as people write them ("Under-5s and families", "Four years and above", "Antenatal") turned into eligibility. */
import type { Eligibility } from "../../../model/listings/shapes";
import { MAX_AGE_MONTHS } from "../../../model/listings/vocabulary";

interface Ages {
	/** Months, from (inclusive) and to (exclusive); null without a limit. */
	from: number | null;
	to: number | null;
}

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

const UNIT = "(?:(years?|yrs?|y|months?|mths?|m|weeks?|wks?)(?: olds?)?)?";
const AND_ABOVE = "(?:and|or|&) (?:above|over|up|older|upwards)";

function months(number: string, unit: string): number {
	const value = Number(number);
	if (unit.startsWith("m")) return Math.floor(value);
	// Twelve months have 52 weeks.
	if (unit.startsWith("w")) return Math.floor((value * 12) / 52);
	return Math.floor(value * 12);
}

/**
 * The end of a range that names its last age: "2 to 4 years" ends on the fifth birthday, "0 to 6 months" at 6 months. From
 * weeks or months on, "1 year" is the first birthday.
 */
function last(number: string, unit: string, unitBefore = unit): number {
	if (number === "1" && unit.startsWith("y") && !unitBefore.startsWith("y")) return months(number, unit);
	return unit.startsWith("y") ? months(String(Math.floor(Number(number)) + 1), unit) : months(number, unit);
}

const YEARS = "years";
const given = (unit: string | undefined) => unit ?? YEARS;
const birth = (word: string) => (/^(birth|newborn)$/.test(word) ? "0" : word);

/**
 * What can stand in a text about ages, in the order it is looked for; what is found is taken out of the text.
 * A figure has at most three digits, so that no pattern can run along a text.
 */
const PHRASES: readonly [RegExp, (...groups: (string | undefined)[]) => Ages][] = [
	[
		new RegExp(
			`\\b(birth|newborn|\\d{1,3}(?:\\.\\d{1,3})?) ?${UNIT} ?(?:to|until|up to|-) ?(\\d{1,3}(?:\\.\\d{1,3})?)s? ?${UNIT}(?!\\w)`,
		),
		(from = "0", unit, to = "0", unitOfBoth) => ({
			from: months(birth(from), given(unit ?? unitOfBoth)),
			to: last(to, given(unitOfBoth ?? unit), unit ?? unitOfBoth),
		}),
	],
	[/\b(?:birth|newborn) (?:(?:to|until) )?(?:pre )?crawl(?:er|ing)s?\b/, () => ({ from: 0, to: 9 })],
	[/\b(?:birth|newborn) (?:(?:to|until) )?pre ?school(?:er)?s?\b/, () => ({ from: 0, to: 60 })],
	[
		new RegExp(`\\bcrawl(?:er|ing)s? (?:to|until) (\\d{1,2}) ?${UNIT}(?!\\w)`),
		(to = "0", unit) => ({ from: 9, to: last(to, given(unit)) }),
	],
	[
		new RegExp(`\\bwalk(?:er|ing)s? (?:to|until) (\\d{1,2}) ?${UNIT}(?!\\w)`),
		(to = "0", unit) => ({ from: 12, to: last(to, given(unit)) }),
	],
	[
		new RegExp(`\\b(\\d{1,2}) ?${UNIT} (?:to|until) (?:pre )?walk(?:er|ing)s?\\b`),
		(from = "0", unit) => ({ from: months(from, given(unit)), to: 12 }),
	],
	[
		new RegExp(`\\b(?:bab(?:y|ies)|infants?) (?:aged )?(?:up )?(?:to|until) (\\d{1,2}) ?${UNIT}(?!\\w)`),
		(to = "0", unit) => ({ from: 0, to: last(to, given(unit)) }),
	],
	[
		new RegExp(`\\b(\\d{1,2})(?:,(?: \\d{1,2},){0,4} ?\\d{1,2})? (?:and|or|&) (\\d{1,2})s? ?${UNIT}(?!\\w)`),
		(from = "0", to = "0", unit) => ({ from: months(from, given(unit)), to: last(to, given(unit)) }),
	],
	[
		new RegExp(`\\b(\\d{1,3}) ?${UNIT} (?:and|or) (?:under|below|younger)\\b`),
		(to = "0", unit) => ({ from: 0, to: last(to, given(unit)) }),
	],
	[/\b(?:pre|non) crawlers?\b|\bnot (?:yet )?crawling(?: yet)?\b/, () => ({ from: 0, to: 9 })],
	[
		new RegExp(`\\b(?:under|below|up to|younger than|less than) (\\d{1,3}(?:\\.\\d{1,3})?)s? ?${UNIT}(?!\\w)`),
		(to = "0", unit) => ({ from: 0, to: months(to, given(unit)) }),
	],
	[
		new RegExp(`\\b(\\d{1,3}(?:\\.\\d{1,3})?) ?${UNIT} ?(?:\\+|plus\\b) ?${UNIT}`),
		(from = "0", unit, unitAfter) => ({ from: months(from, given(unit ?? unitAfter)), to: null }),
	],
	[
		new RegExp(`\\b(\\d{1,3}(?:\\.\\d{1,3})?) ?${UNIT} ?${AND_ABOVE}\\b`),
		(from = "0", unit) => ({ from: months(from, given(unit)), to: null }),
	],
	[
		new RegExp(`\\b(?:from|over|older than) (?:the )?(?:age of )?(1?\\d(?:\\.\\d{1,3})?)s? ?${UNIT}(?!\\w)`),
		(from = "0", unit) => ({ from: months(from, given(unit)), to: null }),
	],
	[/\bfrom birth\b/, () => ({ from: 0, to: null })],
];

/** Words that stand for ages; beside figures that they overlap they say the same less exactly, and widen nothing. */
const WORDS: typeof PHRASES = [
	[/\bnewborns?\b/, () => ({ from: 0, to: 2 })],
	[/\btoddlers?\b/, () => ({ from: 12, to: 36 })],
	[/\bpre ?school(?:er)?s?\b/, () => ({ from: 24, to: 60 })],
	// "Young children" beside babies says that the group goes on from there, but not how far.
	[/\byoung children\b/, () => ({ from: 0, to: null })],
	[/\bbab(?:y|ies)\b/, () => ({ from: 0, to: 12 })],
	[/\b(?:all ages|any age|all children|everyone|everybody|children of all ages)\b/, () => ({ from: null, to: null })],
];

const EXPECTING =
	/\b(?:ante ?natal|pre ?natal|pregnan(?:t|cy)(?: women| people| parents)?|expect(?:ant|ing)(?: parents| mothers| mums)?|(?:parents|mums|dads|mothers|fathers) to be|bumps?)\b/;
const FROM_EXPECTING = new RegExp(`${EXPECTING.source} (?:(?:up )?to|until) (?=\\d)`);
const AFTER_BIRTH = /\bpost ?natal\b/;

const AUDIENCES: readonly [RegExp, Eligibility["audience"]][] = [
	[/\bgrand(?:parent|ad|ma|mother|father)s?\b/, "grandparents"],
	[/\byoung (?:parent|mum|dad|mother|father)s?\b/, "young-parents"],
	[/\b(?:dad|father)s?\b/, "fathers"],
	[/\b(?:mum|mother)s?\b/, "mothers"],
];

/** Words that say nothing a family needs beyond the ages: what else is left over goes into the note. */
const NEUTRAL =
	/\b(?:age[sd]?|old|years?|for|of|and|with|the|their|to|up|a|or|any|only|parents?|carers?|guardians?|famil(?:y|ies)|adults?|child(?:ren)?|kids?|little ones|suitable|all)\b/g;

/** Lower case, plain hyphens as spaces but between digits, figures for numbers in words. */
function plain(text: string): string {
	const numbers = text
		.toLowerCase()
		.replace(/['’‘`]/g, "")
		.replace(/[‐-―]/g, "-")
		.replace(/\b[a-z]+\b/g, (word) => {
			const number = NUMBERS.indexOf(word.replace(/s$/, ""));
			return number < 0 ? word : String(number);
		})
		.replace(/(\d) ?(?:½|1\/2\b)/g, "$1.5")
		.replace(/\s+/g, " ");
	return (
		numbers
			// One adult for one child, and not an age.
			.replace(/\b(?:1 ?- ?(?:2|to) ?- ?1|1 to 1)\b/g, " ")
			.replace(/\bu(?=\d)/g, "under ")
			.replace(/< ?(?=\d)/g, "under ")
			.replace(/> ?(?=\d)/g, "over ")
			.replace(/\bbetween (\d{1,3}) and (?=\d)/g, "$1 to ")
			.replace(
				/\b(\d{1,2}) ?(?:years?|yrs?|y) (?:and )?(\d{1,2}) ?(?:months?|mths?|m)\b/g,
				(_, years: string, more: string) => `${Number(years) * 12 + Number(more)} months`,
			)
			.replace(/(\d|years?|yrs?|months?|mths?|weeks?|wks?|\d[my]) ?- ?(?=\d)/g, "$1 to ")
			.replace(/\bto(?=\d)/g, "to ")
			.replace(/-/g, " ")
			.replace(/\s+/g, " ")
			.trim()
	);
}

/** The span of two ages together: from the youngest to the oldest of both. */
function both(one: Ages | undefined, other: Ages): Ages {
	if (!one) return other;
	return {
		from: one.from === null || other.from === null ? null : Math.min(one.from, other.from),
		to: one.to === null || other.to === null ? null : Math.max(one.to, other.to),
	};
}

const overlap = (one: Ages, other: Ages): boolean =>
	Math.max(one.from ?? 0, other.from ?? 0) <
	Math.min(one.to ?? Number.POSITIVE_INFINITY, other.to ?? Number.POSITIVE_INFINITY);

/** From this age on, in months, people are parents rather than somebody's child. */
const GROWN_UP = 16 * 12;
const ADULTS = /\badults?\b/;

const inRange = (age: number | null) => (age === null || age > MAX_AGE_MONTHS ? null : age);

/**
 * Reads who a session is for.
 *
 * A range in years takes in its last year ("2 to 4 years" ends on the fifth birthday); "under" and ranges in months end
 * at the age they name. Several ages in one text become one span. Babies are under 12 months, "pre-crawlers" under 9,
 * toddlers 1 and 2, pre-school 2 to 4. The age of the adults is not the child's: it limits no child, and stands in the
 * note. Where the text says more than figures can hold, it is kept as `note`.
 * @returns undefined when nothing in the text tells of ages, pregnancy or an audience
 */
export function parseAge(text: string): Eligibility | undefined {
	let rest = plain(text.slice(0, 300));
	let ages: Ages | undefined;
	const take = (pattern: RegExp): RegExpExecArray | undefined => {
		const found = pattern.exec(rest);
		if (!found) return undefined;
		rest = `${rest.slice(0, found.index)} | ${rest.slice(found.index + found[0].length)}`;
		return found;
	};

	// "Bumps to 5": from before birth on.
	const untilAge = FROM_EXPECTING.test(rest);
	if (untilAge) rest = rest.replace(FROM_EXPECTING, "birth to ");
	const pregnancy = untilAge || take(EXPECTING) !== undefined;
	const afterBirth = take(AFTER_BIRTH) !== undefined;
	let audience: Eligibility["audience"] = "everyone";
	for (const [pattern, who] of AUDIENCES) {
		if (audience === "everyone" && take(pattern)) audience = who;
	}
	for (const [pattern, read] of PHRASES) {
		for (let found = take(pattern); found; found = take(pattern)) ages = both(ages, read(...found.slice(1)));
	}
	const inFigures = ages;
	for (const [pattern, read] of WORDS) {
		for (let found = take(pattern); found; found = take(pattern)) {
			const meant = read(...found.slice(1));
			if (!inFigures || !overlap(inFigures, meant)) ages = both(ages, meant);
		}
	}
	if (!pregnancy && !afterBirth && !ages && audience === "everyone") {
		// "Parents", "Families": nobody is left out.
		if (!/\b(?:parents?|carers?|famil(?:y|ies)|adults?)\b/.test(rest)) return undefined;
	}
	const isOfAdults = ages?.from != null && ages.from >= GROWN_UP;
	if (isOfAdults) ages = { from: null, to: null };

	const from = inRange(ages?.from ?? null);
	const to = inRange(ages?.to ?? null);
	const more = rest.replace(NEUTRAL, "").replace(/[^a-z0-9]+/g, "");
	const isMore = more !== "" || isOfAdults || ADULTS.test(rest) || (ages?.to ?? 0) > MAX_AGE_MONTHS;
	const preCrawlers = /crawl/i.test(text);
	return {
		pregnancy,
		fromMonths: from === 0 && to === null ? null : from,
		toMonths: to,
		children: !pregnancy || afterBirth || ages !== undefined,
		audience,
		note: isMore || preCrawlers ? text.trim() : null,
	};
}

/** True when a text gave neither ages nor pregnancy: it is for everybody, or nobody has said. */
export function isOpenToAll({ pregnancy, fromMonths, toMonths }: Eligibility): boolean {
	return !pregnancy && fromMonths === null && toMonths === null;
}

/** Phrases of running text that are surely about the age of the children who can come, in the words of `plain`. */
const IN_PROSE = [
	/\b\d{1,3}(?: (?:years?|months?|weeks?))? to \d{1,3} (?:years?|months?|weeks?)\b/,
	/\((?:under )?\d{1,3} to \d{1,3}\)/,
	/\bage[sd]?:? \d{1,3} to \d{1,3}\b/,
	/\b\d{1,3} (?:years?|months?)(?: olds?)? (?:and|or) (?:above|over|older|up)\b/,
	/\bage[sd]?:? \d{1,3} (?:and|or) (?:above|over|older|up)\b/,
	/\b(?:under|over) \d{1,3} (?:years?|months?)\b/,
	/\b(?:aged?|children|babies) (?:under|over) \d{1,3}\b/,
	/\bunder \d{1,3}s\b/,
];

/**
 * The ages named in a title or description: "Suitable for ages 3 and above", "Play and learn (0 to 4 years)".
 * @returns undefined when it names none
 */
export function findAge(text: string): Pick<Eligibility, "fromMonths" | "toMonths"> | undefined {
	const words = plain(text);
	for (const pattern of IN_PROSE) {
		const found = parseAge(pattern.exec(words)?.[0] ?? "");
		if (found && !isOpenToAll(found)) return { fromMonths: found.fromMonths, toMonths: found.toMonths };
	}
	return undefined;
}
