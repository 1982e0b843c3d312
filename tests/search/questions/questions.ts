/**
 * What families really type, and what a health visitor would call a good first answer. The questions were written by
 * somebody who knows neither the synonyms nor how the search works; the half in `kept` is not opened by whoever tunes it.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { DAYS, type Day } from "../../../app/model/calendar/shapes";
import { TOPICS, type Topic } from "../../../app/model/listings/vocabulary";

export const QUESTION_LANGUAGES = ["en", "pl", "ro", "ur", "ar", "bn"] as const;
export type QuestionLanguage = (typeof QUESTION_LANGUAGES)[number];

/** Subjects on which no question may be answered with nothing. */
export const MUST_ANSWER = [
	"danger",
	"feeding",
	"pregnancy",
	"low-mood",
	"vaccination",
	"registering-a-birth",
	"money",
	"childcare",
	"work",
	"speech",
	"housing",
] as const;

export const ABOUTS = [
	...MUST_ANSWER,
	"play",
	"sleep",
	"send",
	"dads",
	"loss",
	"health",
	"learning-english",
	"place",
	"time",
	"other",
] as const;

/** "morning" begins before 12:00, "evening" from 17:00. */
const TIMES = ["morning", "afternoon", "evening"] as const;
type TimeOfDay = (typeof TIMES)[number];

const names = z.array(z.string().min(1)).min(1);

/** Everything that is said here has to hold, day, time and town for one and the same session. */
const sessionsSchema = z
	.strictObject({
		/** One of these. */
		topics: z.array(z.enum(TOPICS)).min(1).optional(),
		day: z.enum(DAYS).optional(),
		time: z.enum(TIMES).optional(),
		town: z.string().optional(),
		free: z.literal(true).optional(),
	})
	.refine((sessions) => Object.keys(sessions).length > 0, "says nothing");

/** Any one of what stands here is right: slugs of articles, services and hubs, ids of lines. */
const rightSchema = z
	.strictObject({
		articles: names.optional(),
		services: names.optional(),
		/** Lines of the demo's council. */
		lines: names.optional(),
		/** Lines for all of England. */
		national: names.optional(),
		hubs: names.optional(),
		sessions: sessionsSchema.optional(),
	})
	.refine((right) => Object.keys(right).length > 0, "has no right answer");

const needSchema = z.strictObject({
	about: z.enum(ABOUTS),
	right: rightSchema,
	/** Services that harm where they stand in the answer or among the first three. */
	never: names.optional(),
	/** What is right in a real borough besides articles and lines for all of England, in properties and not by name. */
	borough: z
		.strictObject({
			/** All parts of one of these stand in the service's name, in lower case. */
			names: z.array(names).min(1).optional(),
			day: z.enum(DAYS).optional(),
		})
		.optional(),
});
export type Need = z.infer<typeof needSchema>;

const typedSchema = z.strictObject({
	ask: z.string().min(1),
	need: z.string(),
	/** A postcode of the demo. */
	place: z.string().optional(),
	/** In months. */
	age: z.int().min(0).optional(),
});

export type Question = z.infer<typeof typedSchema> & Need & { kept: boolean };

/** Something that search shows, as far as it matters whether it is right. */
export type Answer =
	| { kind: "article" | "line" | "national" | "hub"; slug: string }
	| {
			kind: "service";
			slug: string;
			name: string;
			topics: readonly Topic[];
			free: boolean | null;
			/** When it is on: `start` is "HH:MM". Without a town where it has no place, or a confidential one. */
			sessions: readonly { day: Day; start: string; town?: string }[];
	  };

const readJson = (file: string): unknown => JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, "utf8"));

/** All needs, by name. @throws ZodError when the file is not well formed */
export function readNeeds(): Record<string, Need> {
	return z.record(z.string(), needSchema).parse(readJson("needs.json"));
}

/** @throws ZodError when a file is not well formed; Error when a question names a need that is not there */
export function readQuestions(language: QuestionLanguage): Question[] {
	const needs = readNeeds();
	return ["open", "kept"].flatMap((half) =>
		z
			.array(typedSchema)
			.parse(readJson(`${half}/${language}.json`))
			.map((question) => {
				const need = needs[question.need];
				if (!need) throw new Error(`"${question.ask}" (${language}) has the need "${question.need}", which is missing`);
				return { ...question, ...need, kept: half === "kept" };
			}),
	);
}

/** Whether an answer in the demo is one that a health visitor would give first. */
export function isRight(answer: Answer, { right }: Need): boolean {
	if (answer.kind !== "service") return namedByKind(right, answer.kind).includes(answer.slug);
	return right.services?.includes(answer.slug) || (right.sessions !== undefined && fits(answer, right.sessions));
}

/** Whether the question can be asked in a real borough: something that is right there is known. */
export function canAskInBorough({ right, borough }: Need): boolean {
	return Boolean(right.articles ?? right.national ?? borough);
}

/** The same for a real borough, of whose listings only properties are known. */
export function isRightInBorough(answer: Answer, { right, borough }: Need): boolean {
	if (answer.kind === "article" || answer.kind === "national")
		return namedByKind(right, answer.kind).includes(answer.slug);
	if (answer.kind !== "service" || !borough) return false;
	const name = answer.name.toLowerCase();
	const { names, day } = borough;
	return Boolean(
		names?.some((parts) => parts.every((part) => name.includes(part))) ||
			(day && answer.sessions.some((session) => session.day === day)),
	);
}

/** Whether an answer harms who asked this. */
export function isNever(answer: Answer, { never }: Need): boolean {
	return answer.kind === "service" && Boolean(never?.includes(answer.slug));
}

function namedByKind(right: Need["right"], kind: Exclude<Answer["kind"], "service">): readonly string[] {
	const byKind = { article: right.articles, line: right.lines, national: right.national, hub: right.hubs };
	return byKind[kind] ?? [];
}

function timeOf(start: string): TimeOfDay {
	if (start < "12:00") return "morning";
	return start < "17:00" ? "afternoon" : "evening";
}

function fits(
	service: Extract<Answer, { kind: "service" }>,
	{ topics, day, time, town, free }: z.infer<typeof sessionsSchema>,
): boolean {
	return (
		(!topics || topics.some((topic) => service.topics.includes(topic))) &&
		(!free || service.free === true) &&
		(!(day || time || town) ||
			service.sessions.some(
				(session) =>
					(!day || session.day === day) &&
					(!time || timeOf(session.start) === time) &&
					(!town || session.town === town),
			))
	);
}
