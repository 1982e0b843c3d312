/** Asks a question as a family would, and judges what the page of results shows. */
import type { Council } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { ANY_SERVICE } from "../../app/features/directory/search/search-params";
import { type ResultsPage, resultsPage } from "../../app/features/families/search/results-page.server";
import type { LocalNow } from "../../app/model/calendar/local-time";
import { weekdaysOf } from "../../app/model/calendar/schedule";
import type { PublicService } from "../../app/model/listings/public-service";
import { ANYONE } from "../../app/model/people/asker";
import { findLanguage } from "../../app/platform/i18n/languages";
import { type Answer, isNever, MUST_ANSWER, type Question, type QuestionLanguage } from "./questions/questions";

/** The first so many results count. */
const LISTED = 3;

/** A council's published services as answers, by slug. */
export type KnownAnswers = ReadonlyMap<string, Answer>;

export async function knownAnswers({ id }: Council): Promise<KnownAnswers> {
	return new Map((await listPublicServices(ANYONE, id)).map((service) => [service.slug, serviceAnswer(service)]));
}

function serviceAnswer({ slug, content, locations }: PublicService): Answer {
	const at = (schedules: typeof content.schedules, town?: string) =>
		schedules.flatMap((schedule) =>
			[...weekdaysOf(schedule)].map((day) => ({ day, start: schedule.start, ...(town && { town }) })),
		);
	return {
		kind: "service",
		slug,
		name: content.name,
		topics: content.topics,
		free: content.free === true,
		sessions: [
			...at(content.schedules),
			...content.places.flatMap(({ locationId, schedules }) =>
				at(schedules, locations.get(locationId)?.content.address.town),
			),
		],
	};
}

/** What stands in the block on top, and the first results. */
function shownOn({ answer, cards }: ResultsPage, known: KnownAnswers) {
	const listed = cards.slice(0, LISTED).flatMap(({ href }) => known.get(href.split("/").at(-1) ?? "") ?? []);
	const block: Answer[] = [];
	if (answer?.article) block.push({ kind: "article", slug: answer.article.slug });
	if (answer?.line) block.push({ kind: answer.line.national ? "national" : "line", slug: answer.line.id });
	if (answer?.hub) block.push({ kind: "hub", slug: answer.hub.slug });
	const service = answer?.service && known.get(answer.service.slug);
	if (service) block.push(service);
	return { block, listed, first: answer ? block : listed.slice(0, 1) };
}

export interface Asked {
	question: Question;
	first: boolean;
	amongThree: boolean;
	nothing: boolean;
	harms: boolean;
	/** The question and what was shown, for whoever tunes. */
	told: string;
}

const slugs = (answers: readonly Answer[]) => answers.map(({ slug }) => slug).join(" ");

/** @param isRight whether an answer is right for the question, in this council */
export async function ask(
	question: Question,
	code: QuestionLanguage,
	{ council, known, now, isRight }: AskedOf,
): Promise<Asked> {
	const language = findLanguage(code);
	if (!language) throw new Error(`${code} is no language of the product`);
	const { ask: q, place: postcode = "", age = null } = question;
	const page = await resultsPage(council, {
		language,
		query: { ...ANY_SERVICE, q, postcode, age },
		view: "list",
		now,
	});
	const { block, listed, first } = shownOn(page, known);
	const shown = [...block, ...listed];
	const right = (answer: Answer) => isRight(answer, question);
	return {
		question,
		first: first.some(right),
		amongThree: shown.some(right),
		nothing: shown.length === 0,
		harms: shown.some((answer) => isNever(answer, question)),
		told: `${code} "${q}" ${postcode} (${question.need}): ${slugs(block)} | ${slugs(listed)}`,
	};
}

export interface AskedOf {
	council: Council;
	known: KnownAnswers;
	now: LocalNow;
	isRight(answer: Answer, question: Question): boolean;
}

/** Of some questions, in per cent rounded down: how many had a right answer first, and how many among the first three. */
export function figuresOf(asked: readonly Asked[]) {
	const share = (has: (one: Asked) => boolean) => Math.floor((100 * asked.filter(has).length) / asked.length);
	return {
		asked: asked.length,
		first: share(({ first }) => first),
		amongThree: share(({ amongThree }) => amongThree),
		/** Those that may not be left without any answer, and those whose answer harms. */
		unanswered: asked.filter(({ nothing, question }) => nothing && MUST_ANSWER.some((one) => one === question.about)),
		harmful: asked.filter(({ harms }) => harms),
	};
}

/** With `SEARCH_MISSES` set, what was not right first; never of the half that is kept apart. */
export function tellMisses(asked: readonly Asked[]) {
	if (!process.env.SEARCH_MISSES) return;
	for (const { question, first, amongThree, harms, told } of asked) {
		if (question.kept || (first && amongThree && !harms)) continue;
		console.info(`${harms ? "harm" : amongThree ? "not first" : "missed"}: ${told}`);
	}
}
