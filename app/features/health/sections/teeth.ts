/** Milk teeth: when each came through. Two digits as dentists write them (FDI), and words for everybody else. */
import type { BodyOf, Entry } from "../../../model/health/record/entry";
import { choice } from "../../../platform/forms/choice-fields";
import { form } from "../../../platform/forms/form";
import { dateValues, partialDate } from "../../../platform/forms/when-fields";
import type { Speech } from "../../../platform/i18n/context";
import { simpleSection, wrongDay } from "./section-kind";

/** From the child's right to the child's left: as somebody sees them who looks at the child. */
const UPPER = ["55", "54", "53", "52", "51", "61", "62", "63", "64", "65"] as const;
const LOWER = ["85", "84", "83", "82", "81", "71", "72", "73", "74", "75"] as const;
export const MILK_TEETH = [...UPPER, ...LOWER] as const;
export type MilkTooth = (typeof MILK_TEETH)[number];

const QUARTERS = { 5: "upper-right", 6: "upper-left", 7: "lower-left", 8: "lower-right" } as const;
const PLACES = {
	1: "central-incisor",
	2: "lateral-incisor",
	3: "canine",
	4: "first-molar",
	5: "second-molar",
} as const;

/** "Upper right: front tooth" */
function toothName(tooth: string, { t }: Pick<Speech, "t">): string {
	const quarter = QUARTERS[Number(tooth[0]) as keyof typeof QUARTERS];
	const place = PLACES[Number(tooth[1]) as keyof typeof PLACES];
	return t("health-sections:teeth.name", {
		quarter: t(`health-sections:teeth.quarter.${quarter}`),
		tooth: t(`health-sections:teeth.tooth.${place}`),
	});
}

export const teeth = simpleSection({
	segment: "teeth",
	kind: "tooth",
	form: (around) =>
		form({ tooth: choice(MILK_TEETH).needed("missing"), on: partialDate().needed("missing") }, ({ on }) => ({
			on: wrongDay(on, around),
		})),
	body: (answers) => ({ kind: "tooth", ...answers }),
	values: ({ on, tooth }) => ({ tooth, ...dateValues("on", on) }),
	questions: (speech) => [
		{
			input: "select",
			name: "tooth",
			label: speech.t("health-sections:teeth.which"),
			hint: speech.t("health-sections:teeth.sides"),
			choices: MILK_TEETH.map((value) => ({ value, label: withNumber(value, speech) })),
		},
		{ input: "partial-date", name: "on", label: speech.t("health-sections:teeth.on") },
	],
	card: ({ on, tooth }, speech) => ({
		title: toothName(tooth, speech),
		lines: [speech.t("health-sections:teeth.since", { date: speech.format.partialDate(on) })],
		written: "",
	}),
	on: ({ on }) => on,
});

/** "Upper right: front tooth (51)" */
const withNumber = (tooth: string, speech: Pick<Speech, "t">) =>
	speech.t("health-sections:teeth.numbered", { name: toothName(tooth, speech), number: tooth });

/** A place in a child's mouth. */
export interface ToothPlace {
	tooth: MilkTooth;
	/** "Upper right: front tooth. Came through: March 2026" */
	words: string;
	isThrough: boolean;
}

/** Both jaws, each from the child's right to the child's left. */
export function teethChart(entries: readonly Entry[], speech: Speech): { jaw: string; places: ToothPlace[] }[] {
	const through = new Map(
		entries
			.filter(({ status }) => status === "current")
			.flatMap(({ body }) => (body.kind === "tooth" ? [[body.tooth, body] as const] : [])),
	);
	const placeOf = (tooth: MilkTooth): ToothPlace => {
		const body: BodyOf<"tooth"> | undefined = through.get(tooth);
		const state = body
			? speech.t("health-sections:teeth.since", { date: speech.format.partialDate(body.on) })
			: speech.t("health-sections:teeth.not-recorded");
		const words = speech.t("health-sections:teeth.said", { name: toothName(tooth, speech), state });
		return { tooth, words, isThrough: body !== undefined };
	};
	return [
		{ jaw: speech.t("health-sections:teeth.upper"), places: UPPER.map(placeOf) },
		{ jaw: speech.t("health-sections:teeth.lower"), places: LOWER.map(placeOf) },
	];
}
