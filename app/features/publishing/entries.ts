/** The kinds of what a council publishes, each with its own shape, and what is the same for all of them. Pure. */
import { z } from "zod";
import { articleContentSchema } from "../../model/guidance/article";
import { locationContentSchema, organisationContentSchema, serviceContentSchema } from "../../model/listings/shapes";
import { offerSectionContentSchema, sectionSlug } from "../../model/offer/section";
import type { EntryKind } from "../../model/publishing/entry";

const position = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable();

/** What is published of each kind, whole: the same shape in drafts, in versions and in what an import brings. */
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
			? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
			: inner,
	);
}
