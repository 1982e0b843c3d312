/** The kinds of what a council publishes, each with its own shape, and what is the same for all of them. Pure. */

import { z } from "zod";
import { articleContentSchema } from "../../model/guidance/article";
import {
	locationContentSchema,
	organisationContentSchema,
	phoneSchema,
	serviceContentSchema,
} from "../../model/listings/shapes";
import { CHANNELS, STAGE_SLUGS, TOPICS } from "../../model/listings/vocabulary";
import { offerSectionContentSchema, sectionSlug } from "../../model/offer/section";
import { bySigns } from "../../model/order";
import type { EntryKind } from "../../model/publishing/entry";

const position = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable();

/** What is published of each kind: complete, in versions and in what an import brings. */
export const entryShapes = {
	service: z.object({ kind: z.literal("service"), organisationId: z.string(), content: serviceContentSchema }),
	location: z.object({
		kind: z.literal("location"),
		masked: z.boolean(),
		position,
		content: locationContentSchema,
	}),
	organisation: z.object({ kind: z.literal("organisation"), content: organisationContentSchema }),
	article: z.object({ kind: z.literal("article"), content: articleContentSchema }),
	"offer-section": z.object({ kind: z.literal("offer-section"), content: offerSectionContentSchema }),
} as const satisfies Record<EntryKind, z.ZodType>;

const text = z.string();
const link = text.nullable();

/**
 * The same while it is being written: every field is there, but one that must be filled in may still be empty, or not fit
 * yet. What publication asks for is checked there, by `missingForPublication`.
 */
const draftShapes = {
	service: entryShapes.service.extend({
		content: serviceContentSchema.extend({
			name: text,
			summary: text,
			description: text,
			url: link,
			email: link,
			bookingUrl: link.default(null),
			channels: z.array(z.enum(CHANNELS)),
			phones: z.array(phoneSchema.extend({ number: text })),
		}),
	}),
	location: entryShapes.location.extend({
		content: locationContentSchema.extend({
			name: text,
			url: link.default(null),
			email: link.default(null),
			phones: z.array(phoneSchema.extend({ number: text })).default([]),
		}),
	}),
	organisation: entryShapes.organisation.extend({
		content: organisationContentSchema.extend({
			name: text,
			url: link.default(null),
			email: link.default(null),
		}),
	}),
	article: entryShapes.article.extend({
		content: articleContentSchema.extend({
			title: text,
			summary: text,
			topics: z.array(z.enum(TOPICS)),
			stages: z.array(z.enum(STAGE_SLUGS)),
			body: text,
			reviewedOn: text,
			sourceUrl: text,
		}),
	}),
	"offer-section": entryShapes["offer-section"],
} as const satisfies Record<EntryKind, z.ZodType>;

/** What is being written, perhaps not complete: see `draftShapes`. */
export type DraftEntry = { [Kind in EntryKind]: z.infer<(typeof draftShapes)[Kind]> }[EntryKind];

/** A stored draft, with what its shape has by default filled in. @throws when it lacks a field that no draft lacks */
export function readDraft(value: { kind: EntryKind }): DraftEntry {
	return draftShapes[value.kind].parse(value);
}

/** Stored content that was published, complete: older versions may lack what their shape has by default. */
export function readContent(value: { kind: EntryKind }): AnyEntry {
	return entryShapes[value.kind].parse(value);
}

export type EntryOf<Kind extends EntryKind> = z.infer<(typeof entryShapes)[Kind]>;
export type AnyEntry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind];

/** The English name under which staff find an entry; a part of the offer goes by its slug. */
export function titleOf(entry: AnyEntry): string {
	switch (entry.kind) {
		case "article":
			return entry.content.title;
		case "offer-section":
			return sectionSlug(entry.content);
		default:
			return entry.content.name;
	}
}

/** Whether two publications say the same, in whatever order their keys stand. */
export function sameContent(a: AnyEntry | null, b: AnyEntry | null): boolean {
	return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === "object" && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => bySigns(one, other)))
			: inner,
	);
}
