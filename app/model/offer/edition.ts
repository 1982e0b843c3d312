/**
 * The offer as it was printed when a leader signed it off. It is kept for good, so its shape is its own and has a
 * version: whoever changes the printed page changes no edition. A new shape is a new version beside this one.
 */
import { z } from "zod";
import { LEVELS } from "../listings/vocabulary";

/** A text in the language it was written in. */
const text = z.object({ text: z.string(), lang: z.string(), dir: z.enum(["ltr", "rtl"]) });

const place = z.object({
	id: z.string(),
	name: text,
	/** Null for a masked place. */
	address: z.string().nullable(),
	when: z.array(z.string()),
});

const service = z.object({
	slug: z.string(),
	name: text,
	englishName: text.nullable(),
	summary: text,
	/** Null where nobody had said whom it was meant for. */
	level: z.enum(LEVELS).nullable(),
	levelName: z.string(),
	who: z.string(),
	places: z.array(place),
	when: z.array(z.string()),
	delivery: z.array(z.string()),
	join: z.array(text),
	cost: z.array(text),
	contact: z.array(z.string()),
	languages: z.string().nullable(),
});

const section = z.object({
	key: z.string(),
	heading: z.string(),
	hint: z.string().nullable(),
	strand: z.boolean(),
	words: z.array(text),
	services: z.array(service),
});

const hub = z.object({
	slug: z.string(),
	name: text,
	address: z.string(),
	hours: z.array(z.string()),
	phones: z.array(z.string()),
});

const line = z.object({
	id: z.string(),
	name: text,
	about: text,
	href: z.string(),
	contact: z.string(),
	/** Somebody answers day and night. */
	always: z.boolean(),
	hours: z.array(z.string()),
});

/** One language's print edition, version 1: words as they stood on the paper. */
export const editionPrintSchema = z.object({
	council: z.object({ slug: z.string(), name: z.string() }),
	title: z.string(),
	label: text,
	edition: z.string(),
	signed: z.boolean(),
	foreword: z.object({ name: z.string(), role: text, paragraphs: z.array(text) }).nullable(),
	words: z.array(text),
	web: z.object({
		href: z.string(),
		words: z.string(),
		/** A square code as one path on a grid of `size` by `size` units. */
		qr: z.object({ size: z.number(), path: z.string() }),
	}),
	levels: z.array(z.object({ level: z.enum(LEVELS), name: z.string(), hint: z.string() })),
	hubs: z.array(hub),
	sections: z.array(section),
	lines: z.array(line),
	asks: z.array(z.object({ code: z.string(), dir: z.enum(["ltr", "rtl"]), name: z.string(), text: z.string() })),
});
export type EditionPrint = z.infer<typeof editionPrintSchema>;

const storedSchema = z.object({ version: z.literal(1), languages: z.record(z.string(), editionPrintSchema) });
export type StoredEdition = z.infer<typeof storedSchema>;

/** Until 26 November 2026 the page itself was kept, by language and without a version. */
const pageSchema = z
	.object({ lines: z.array(z.looseObject({ state: z.string().nullable(), hours: z.array(z.string()) })) })
	.loose()
	.transform(({ lines, ...page }): unknown => ({
		...page,
		lines: lines.map((each) => ({ ...each, always: each.state !== null && each.hours.length === 0 })),
	}))
	.pipe(editionPrintSchema);
const unversionedSchema = z
	.record(z.string(), pageSchema)
	.transform((languages): StoredEdition => ({ version: 1, languages }));

/**
 * Reads an edition as it is stored.
 * @throws Error when it is of a version that this release does not know, or damaged
 */
export function readStoredEdition(stored: unknown): StoredEdition {
	const versioned = typeof stored === "object" && stored !== null && "version" in stored;
	const read = (versioned ? storedSchema : unversionedSchema).safeParse(stored);
	if (read.success) return read.data;
	throw new Error(`A signed edition cannot be read: ${z.prettifyError(read.error)}`);
}
