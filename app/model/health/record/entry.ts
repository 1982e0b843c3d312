/**
 * What a record holds, one entry each: written by whom, when, and from which source. Entries are added and never changed; a
 * correction is another entry that names the one it replaces. Weight is in whole grams and length in whole millimetres.
 */
import { z } from "zod";
import { localDate, localTime } from "../../calendar/shapes";
import { vaccinationRecord } from "../immunisations/record";
import { partialDate } from "../partial-date";
import { REVIEWS, type Review } from "../reviews/windows";
import { BLOOD_SPOT_CONDITIONS, type BloodSpotCondition, SCREENS, type Screen } from "../screening/newborn";
import type { Section } from "./sections";

const words = z.string().max(2000);
const line = z.string().max(200);
/** Where a child is or will be: no guardian reads what another one wrote of it. */
const place = z.string().max(200);
const idsOf = <Id extends string>(all: readonly { id: Id }[]) => z.enum(all.map(({ id }) => id) as [Id, ...Id[]]);

/** A weight beyond 200 g to 150 kg, or a length beyond 20 to 220 cm, is a slip and no measurement. */
export const measurement = z.object({
	kind: z.literal("measurement"),
	on: localDate,
	weightGrams: z.number().int().min(200).max(150_000).nullable(),
	/** Lying or standing, as `position` says. */
	lengthMillimetres: z.number().int().min(200).max(2200).nullable(),
	headMillimetres: z.number().int().min(100).max(700).nullable(),
	position: z.enum(["lying", "standing"]).nullable(),
});

/** Where in the body it was given, and how the family agreed. */
export const LIMBS = ["left-thigh", "right-thigh", "left-arm", "right-arm", "mouth", "nose"] as const;
export const CONSENTS = ["written", "spoken"] as const;

export const vaccination = vaccinationRecord.omit({ id: true }).extend({
	kind: z.literal("vaccination"),
	/** "Infanrix hexa"; null where nobody said, as with what follows. */
	product: line.nullable(),
	batch: line.nullable(),
	/** Where it was given. */
	place: place.nullable(),
	/** Why it was not given. */
	reason: words.nullable(),
	/** As a professional records it; not there where nobody said, as with what follows. */
	limb: z.enum(LIMBS).optional(),
	consent: z.enum(CONSENTS).optional(),
});

export const ASQ_DOMAINS = [
	"communication",
	"gross-motor",
	"fine-motor",
	"problem-solving",
	"personal-social",
] as const;

export const review = z.object({
	kind: z.literal("review"),
	review: idsOf<Review["id"]>(REVIEWS),
	on: partialDate,
	findings: words,
	/** Scores of the ASQ-3, 0 to 60 in steps of 5, by domain; its questions are its owner's. */
	asq: z.partialRecord(z.enum(ASQ_DOMAINS), z.number().int().min(0).max(60).multipleOf(5)).nullable(),
});

/** What professionals record here. `not-suspected` is the one result that families read at once. */
export const RECORDED_RESULTS = ["not-suspected", "repeat", "suspected", "declined", "not-done"] as const;
/** `other`: a source said something that is none of these, which stands in its own words. */
export const SCREEN_RESULTS = [...RECORDED_RESULTS, "other"] as const;

export const screen = z.object({
	kind: z.literal("screen"),
	screen: idsOf<Screen["id"]>(SCREENS),
	on: partialDate,
	result: z.enum(SCREEN_RESULTS),
	/** Of the blood spot: which conditions were tested, with the result of each. */
	conditions: z.partialRecord(
		z.enum(Object.keys(BLOOD_SPOT_CONDITIONS) as [BloodSpotCondition, ...BloodSpotCondition[]]),
		z.enum(SCREEN_RESULTS),
	),
	/** When a professional told the parents, of what is not "not suspected"; null until then. */
	toldParentsOn: localDate.nullable(),
	/** What a source said in words of its own; not there where the result says it all. */
	said: z.array(words).max(50).optional(),
});

export const FEEDS = ["breast", "expressed", "formula", "mixed", "solids"] as const;
export const feeding = z.object({ kind: z.literal("feeding"), on: partialDate, how: z.enum(FEEDS), note: words });

/** Two digits as dentists write milk teeth (FDI): 51 to 85. */
const tooth = z.string().regex(/^[5-8][1-5]$/);
export const newTooth = z.object({ kind: z.literal("tooth"), on: partialDate, tooth });

/** A first: "walked from the chair to the table". */
export const first = z.object({
	kind: z.literal("first"),
	on: partialDate,
	what: words.min(1),
	/** The id of a photo that is kept beside the record, and is gone for good when this is taken back. */
	photo: z.string().max(100).optional(),
});

export const appointment = z.object({
	kind: z.literal("appointment"),
	on: localDate,
	time: localTime.nullable(),
	what: line.min(1),
	where: place,
});

export const condition = z.object({
	kind: z.literal("condition"),
	what: line.min(1),
	isAllergy: z.boolean(),
	since: partialDate.nullable(),
	note: words,
});

export const note = z.object({ kind: z.literal("note"), on: localDate, text: words.min(1) });

export const PLACES = ["home", "surgery", "team"] as const;
/** Where a child lives, is registered, or who is near it: all of it is a place, and that it changed is too. */
export const placed = z.object({
	kind: z.literal("placed"),
	what: z.enum(PLACES),
	/** Since when; null where nobody said. */
	from: partialDate.nullable(),
	/** Until when; null where it goes on or nobody said. */
	until: partialDate.nullable(),
	/** "Harbour Surgery", or the lines of an address. */
	where: z.string().min(1).max(2000),
});

/** What another system recorded that has no place here: kept with its code and its words, and shown as not known. */
export const unknown = z.object({
	kind: z.literal("unknown"),
	on: partialDate.nullable(),
	/** What it says that it is. */
	what: line.min(1),
	system: line.nullable(),
	code: line.nullable(),
	/** What it says: "12.5 mmol/L"; "" for nothing. */
	value: words,
});

/** Takes back the entry that it names, which was written by mistake. */
export const takenBack = z.object({ kind: z.literal("taken-back"), section: z.string(), reason: words });

export const entryBody = z.discriminatedUnion("kind", [
	measurement,
	vaccination,
	review,
	screen,
	feeding,
	newTooth,
	first,
	appointment,
	condition,
	note,
	placed,
	unknown,
	takenBack,
]);
export type EntryBody = z.infer<typeof entryBody>;
export type BodyOf<Kind extends EntryBody["kind"]> = Extract<EntryBody, { kind: Kind }>;
export type Measurement = BodyOf<"measurement">;
export type Vaccination = BodyOf<"vaccination">;

const SECTION_OF = {
	measurement: "growth",
	vaccination: "immunisations",
	review: "reviews",
	screen: "screening",
	feeding: "feeding",
	tooth: "teeth",
	first: "development",
	appointment: "appointments",
	condition: "conditions",
	note: "notes",
	placed: "about",
	unknown: "notes",
} as const satisfies Record<Exclude<EntryBody["kind"], "taken-back">, Section>;

/** The section in which an entry stands. */
export function sectionOf(body: Exclude<EntryBody, { kind: "taken-back" }>): Section {
	return SECTION_OF[body.kind];
}

/** Who says so. */
export const writer = z.object({
	kind: z.enum(["guardian", "professional", "source"]),
	/** By name, and never "an external source": "Northmere health visiting team", "Sadia Malik". */
	name: z.string().min(1).max(200),
	/** What they are to the child or in their work: "mother", "health visitor"; null for a source. */
	role: z.string().max(100).nullable(),
	/** A professional's: whom they work for, which is a place. */
	organisation: z.string().max(200).optional(),
});
export type Writer = z.infer<typeof writer>;

/** Who says so, as a reader sees them: without a name where that is hidden from them (`sight.ts`). */
export type ShownWriter = Omit<Writer, "name"> & { name: string | null };

export interface Entry<Body extends EntryBody = EntryBody> {
	id: string;
	section: Section;
	body: Body;
	writer: ShownWriter;
	recordedAt: Date;
	/** Replaced by another entry, or taken back: read as what was said once. */
	status: "current" | "corrected" | "taken-back";
	/** The entry that it replaces. */
	corrects: string | null;
}

export const isKind =
	<Kind extends EntryBody["kind"]>(kind: Kind) =>
	(entry: Entry): entry is Entry<BodyOf<Kind>> =>
		entry.body.kind === kind;

/**
 * Whether guardians may see it. Any result of a screen but "not suspected" stays unseen until a professional has recorded
 * that the parents were told: nobody learns it from a page.
 */
export function isForGuardians({ body }: Pick<Entry, "body">): boolean {
	if (body.kind !== "screen" || body.toldParentsOn !== null) return true;
	if (body.said !== undefined) return false;
	return [body.result, ...Object.values(body.conditions)].every((result) => result === "not-suspected");
}

/** An entry as it is stored: what another one says of it is not in its own row, and nothing of it is hidden. */
export type StoredEntry = Omit<Entry, "status" | "writer"> & { writer: Writer };

/** Entries with what later ones say of them, in the order in which they were recorded. What was taken back stays. */
export function withStatus(stored: readonly StoredEntry[]): (StoredEntry & Pick<Entry, "status">)[] {
	const replacedBy = new Map(
		stored.flatMap(({ corrects, body }) => (corrects ? [[corrects, body.kind] as const] : [])),
	);
	return stored
		.filter(({ body }) => body.kind !== "taken-back")
		.map((one) => {
			const kind = replacedBy.get(one.id);
			const status = kind === undefined ? "current" : kind === "taken-back" ? "taken-back" : "corrected";
			return { ...one, status };
		});
}
