/**
 * The growth of a child in words and pictures: for each measure the sentence, the chart, and a table of which each mark is a
 * row. Growth goes by corrected age. Pure.
 */
import { MEASURES, type Measure, positionAt, type Sex } from "../../../model/health/growth/reference";
import { score } from "../../../model/health/growth/score";
import { type Sign, signsOf } from "../../../model/health/growth/signs";
import { WHO_2006 } from "../../../model/health/growth/who-2006/reference";
import type { Child } from "../../../model/health/record/child";
import type { Entry, Measurement } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";
import { type EntrySource, entrySource } from "../record/entry-words";
import { type ChartView, chartView } from "./chart-view";
import { describeAges } from "./describe-age";
import { describeAmount } from "./describe-amount";
import { describePlace } from "./describe-place";
import { ACTIONS, type Action, type ActionWords, actionFor, describeAction } from "./describe-signs";
import { type Zoom, zoomAt } from "./frames";
import { amountIn, currentOf, type GrowingChild, type Reading, type RowView, readingsOf } from "./readings";

export interface GrowthInput {
	child: GrowingChild;
	/** Corrected and taken back ones among them. */
	measurements: readonly Entry<Measurement>[];
	/** The ids of those that the reader wrote. */
	own: ReadonlySet<string>;
	/** Today, `YYYY-MM-DD`. */
	on: string;
	/** What the charts show; null for the ages around each newest measurement. */
	zoom: Zoom | null;
}

export interface MeasureView {
	measure: Measure;
	title: string;
	/** What the newest measurement says, in sentences; that there is none. */
	words: string[];
	chart: ChartView | null;
	/** Newest first. */
	rows: RowView[];
	/** Why there are rows without a centile. */
	reasons: string[];
}

export interface ActionView extends ActionWords {
	kind: Action;
	/** On a page in another language. */
	english: ActionWords | null;
}

export interface GrowthView {
	/** How old the child is today. */
	age: string;
	corrected: string | null;
	/** What to do, the most urgent first, with all the signs that ask for it. */
	actions: ActionView[];
	/** That no sign says nothing; null for a child who has died. */
	caution: string | null;
	/** That nobody said how long the pregnancy lasted, and what is read instead. */
	notSaid: string | null;
	/** Rules that are not followed here. */
	rulesOff: string[];
	measures: MeasureView[];
	/** What was corrected or taken back: what was written, by whom, and that it does not stand. */
	replaced: { id: string; date: string; amounts: string[]; source: EntrySource }[];
	attribution: string;
}

/**
 * @param english how English speaks: clinical words of a page in another language stand in English too, as long as no
 * clinician has read the translation
 */
export function growthView(input: GrowthInput, speech: Speech, english: Speech = speech): GrowthView {
	const { child, on } = input;
	const { t } = speech;
	const { signs, rulesOff } = signsOfChild(input);
	return {
		...describeAges(child, child.diedOn ?? on, speech),
		actions: describeActions(signs, speech, english),
		caution: child.diedOn === null ? t("health-growth:limits.no-sign") : null,
		notSaid: child.gestationDays === null ? t("health-growth:limits.gestation-not-said") : null,
		rulesOff: rulesOff.map((rule) => t(`health-growth:limits.${rule}`)),
		measures: MEASURES.flatMap((measure) => {
			const readings = readingsOf(measure, input, speech);
			return measure === "bmi" && readings.length === 0 ? [] : [measureView(measure, readings, input, speech)];
		}),
		replaced: replacedOf(input, speech),
		attribution: t("health-growth:attribution", { source: WHO_2006.attribution }),
	};
}

/** What a child's growth asks of the family, the most urgent first. @param english as `growthView` takes it */
export const actionsFor = (input: Pick<GrowthInput, "child" | "measurements">, speech: Speech, english: Speech) =>
	describeActions(signsOfChild(input).signs, speech, english);

function describeActions(signs: readonly Sign[], speech: Speech, english: Speech): ActionView[] {
	const isForeign = english.language.code !== speech.language.code;
	return ACTIONS.flatMap((kind) => {
		const asking = signs.filter((sign) => actionFor(sign) === kind);
		if (asking.length === 0) return [];
		const inWords = (one: Speech) => describeAction(kind, asking, one);
		return [{ kind, ...inWords(speech), english: isForeign ? inWords(english) : null }];
	});
}

/** The table for a sex that was notified; null where there is none. */
const sexOf = ({ sex }: Pick<Child, "sex">): Sex | null => (sex === "not-said" ? null : sex);

/** Nobody is told to call about a child who has died. */
function signsOfChild(input: Pick<GrowthInput, "child" | "measurements">): ReturnType<typeof signsOf> {
	const { bornOn, gestationDays, birthWeightGrams, diedOn } = input.child;
	if (diedOn !== null) return { signs: [], rulesOff: [] };
	return signsOf(
		{ born: bornOn, gestationDays, sex: sexOf(input.child), birthWeight: birthWeightGrams },
		currentOf(input.measurements).flatMap(({ body: { on, weightGrams } }) =>
			weightGrams === null ? [] : [{ on, grams: weightGrams }],
		),
	);
}

/** What depends on whether a child lies or stands. */
const MEASURED_IN_POSITION: readonly Measure[] = ["length-height", "bmi"];

function measureView(
	measure: Measure,
	readings: readonly Reading[],
	{ child, own, zoom }: GrowthInput,
	speech: Speech,
): MeasureView {
	const { t, format } = speech;
	const sex = sexOf(child);
	const shown = zoom ?? zoomAt(readings.at(-1)?.day ?? 0);
	const said = readings.map((reading) => {
		const { value, correctedDay, position } = reading;
		const scored = score({ measure, sex, day: correctedDay, value });
		const place = scored.ok && sex ? describePlace(measure, sex, scored.sds, t) : null;
		const reason = scored.ok ? null : t(`health-growth:no-centile.${scored.reason}`);
		const isOtherwise =
			scored.ok && MEASURED_IN_POSITION.includes(measure) && position !== null && position !== positionAt(correctedDay);
		const row: RowView = {
			id: reading.id,
			date: format.date(reading.on),
			...describeAges(child, reading.on, speech),
			amount: describeAmount(measure, value, speech),
			place: place?.place ?? t("health-growth:no-centile.short"),
			note: isOtherwise ? t(`health-growth:measured-${position}`) : null,
			source: reading.source,
			isOwn: own.has(reading.id),
		};
		return { row, sentence: place?.sentence ?? null, reason };
	});
	const newest = said.at(-1);
	const words = newest
		? [
				t("health-growth:newest", { date: newest.row.date, age: newest.row.age, amount: newest.row.amount }),
				...[newest.sentence, newest.reason, newest.row.note].filter((one) => one !== null),
				...(newest.sentence && newest.row.corrected
					? [t("health-growth:by-corrected", { age: newest.row.corrected })]
					: []),
			]
		: [t(`health-growth:none.${measure}`)];
	return {
		measure,
		title: t(`health-growth:measure.${measure}`),
		words,
		chart:
			sex && readings.length > 0
				? chartView({ measure, sex, zoom: shown, readings, rows: said.map(({ row }) => row) }, speech)
				: null,
		rows: said.map(({ row }) => row).reverse(),
		reasons: [...new Set(said.flatMap(({ reason }) => reason ?? []))].filter((reason) => reason !== newest?.reason),
	};
}

function replacedOf({ measurements }: GrowthInput, speech: Speech): GrowthView["replaced"] {
	return measurements.flatMap((entry) => {
		if (entry.status === "current") return [];
		const amounts = (["weight", "length-height", "head"] as const).flatMap((measure) => {
			const value = amountIn(measure, entry.body);
			return value === null ? [] : [describeAmount(measure, value, speech)];
		});
		return [
			{
				id: entry.id,
				date: speech.format.date(entry.body.on),
				amounts,
				source: entrySource(entry, speech),
			},
		];
	});
}
