/** An entry of any kind in words: what it is, when, and what it says. Pure. */
import type { BodyOf, Entry, EntryBody } from "../../../model/health/record/entry";
import type { BloodSpotCondition } from "../../../model/health/screening/newborn";
import type { Speech } from "../../../platform/i18n/context";
import { describeAmount } from "../growth/describe-amount";
import { amountIn } from "../growth/readings";
import { vaccineWords } from "../immunisations/dose-words";
import { type EntrySource, entrySource } from "../record/entry-words";
import { placeInWords } from "../record/place-words";
import type { Around, CardWords } from "../sections/section-kind";
import { SIMPLE_SECTIONS } from "../sections/sections";

type ScreenResult = BodyOf<"screen">["result"];

export interface DescribedEntry {
	id: string;
	/** What it is and, as exactly as it was said, when. */
	what: string;
	/** What more it says, and what somebody wrote. */
	lines: string[];
	source: EntrySource;
}

export function describeEntry(entry: Entry, around: Around, speech: Speech): DescribedEntry {
	const { id, body } = entry;
	const simple = Object.values(SIMPLE_SECTIONS)
		.find((section) => section.has(entry))
		?.card(body, speech, around);
	const { title, lines, written } = simple ?? clinicalWords(body, speech);
	const shown = [...lines, ...written.split("\n")].filter((line) => line !== "");
	return { id, what: title, lines: shown, source: entrySource(entry, speech) };
}

/** What clinics record as a rule, in the words of its own pages. */
function clinicalWords(body: EntryBody, speech: Speech): CardWords {
	const { t, format } = speech;
	const dated = (date: string, what: string) => t("health-exchange:dated", { date: format.partialDate(date), what });
	switch (body.kind) {
		case "measurement": {
			const amounts = (["weight", "length-height", "head"] as const).flatMap((measure) => {
				const value = amountIn(measure, body);
				const name = t(`health-growth:measure.${measure}`);
				return value === null ? [] : [`${name}: ${describeAmount(measure, value, speech)}`];
			});
			return { title: dated(body.on, t("health-exchange:measurement")), lines: amounts, written: "" };
		}
		case "vaccination": {
			const { vaccine, outcome, abroad, product, batch, place, reason } = body;
			const lines = [
				t(`health-immunisations:records.${outcome}`, { date: format.partialDate(body.date) }),
				abroad && t("health-immunisations:records.abroad"),
				product && t("health-immunisations:records.product", { product }),
				batch && t("health-immunisations:records.batch", { batch }),
				place && t("health-immunisations:records.place", { place }),
				reason && t("health-immunisations:records.reason", { reason }),
			].filter((line): line is string => Boolean(line));
			return { title: vaccineWords(vaccine, speech), lines, written: "" };
		}
		case "review": {
			const scores = Object.entries(body.asq ?? {}).map(([domain, score]) => `${domain} ${score}`);
			return {
				title: dated(body.on, t(`health-checks:review.${body.review}`)),
				// The questionnaire's owner names its parts in English.
				lines: scores.length > 0 ? [`ASQ-3: ${scores.join(", ")}`] : [],
				written: body.findings,
			};
		}
		case "screen": {
			const result = (one: ScreenResult) => t(`health-checks:result.${one}`);
			const conditions = Object.entries(body.conditions) as [BloodSpotCondition, ScreenResult][];
			return {
				title: dated(body.on, t(`health-checks:screen.${body.screen}`)),
				lines: [
					result(body.result),
					...(body.said ?? []),
					...(body.toldParentsOn ? [t("health-checks:told", { date: format.date(body.toldParentsOn) })] : []),
					...conditions.map(([condition, found]) => `${t(`health-checks:condition.${condition}`)}: ${result(found)}`),
				],
				written: "",
			};
		}
		case "placed":
			return { title: t(`health-record:about.${body.what}`), lines: [placeInWords(body, speech)], written: "" };
		case "unknown": {
			const { on, what, system, code, value } = body;
			const title = t("health-exchange:unknown", { what });
			return {
				title: on === null ? title : dated(on, title),
				lines: code === null ? [] : [[system, code].filter(Boolean).join(" ")],
				written: value,
			};
		}
		default:
			throw new Error(`A ${body.kind} has no words.`);
	}
}
