/** The offer as its staff see it: how complete it is, its own words, and its editions. */
import { and, eq } from "drizzle-orm";
import { entry } from "../../../../db/schema";
import { STAGE_SLUGS, STRANDS, TOPICS } from "../../../model/listings/vocabulary";
import { type OfferSectionContent, sectionSlug } from "../../../model/offer/section";
import { ANYONE } from "../../../model/people/asker";
import type { EntryStatus } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import { stableId } from "../../../platform/ids";
import { readFor } from "../../../platform/store.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { checkedOffer } from "../../families/offer/check-offer.server";
import { type CheckedArea, describeCheck, type MissingLine, missingLines } from "../../families/offer/describe-check";
import { offerHead } from "../../families/offer/offer-parts.server";
import { mainTopic } from "../../families/offer/rules";
import { blankOfferSection } from "../../publishing/blank";
import { addEntry, type Writer } from "../../publishing/save-draft.server";

/** A part of the offer that words can stand above. */
export interface OfferPart {
	slug: string;
	name: string;
	/** Null where nothing is written yet. */
	status: EntryStatus | null;
	href: string | null;
}

export interface OfferDesk {
	title: string;
	/** "Start for Life offer" */
	label: string;
	/** The edition that families see. */
	edition: string;
	services: number;
	missing: number;
	missingLines: MissingLine[];
	areas: CheckedArea[];
	parts: { key: "whole" | "stages" | "topics"; parts: OfferPart[] }[];
	publicHref: string;
	printHref: string;
	editionsHref: string;
	/** Null for those who may not sign. */
	signHref: string | null;
	/** The edition just signed. */
	signed: boolean;
}

export async function offerDesk(who: Writer, done: string | null): Promise<OfferDesk> {
	const { council } = who;
	const speech = speechIn(ENGLISH);
	const { t, paths } = speech;
	const staff = staffPaths(council.slug);
	const [check, parts] = await Promise.all([checkedOffer(council), offerParts(who, speech)]);
	return {
		title: t("staff:title", { page: t("staff-offer:title"), council: council.name }),
		label: pickText(council.settings.labels.offer, ENGLISH.code).text,
		edition: offerHead(council, new Map(), speech).edition,
		services: check.services,
		missing: check.missing,
		missingLines: missingLines(check, staff, speech),
		areas: describeCheck(check, staff, speech),
		parts,
		publicHref: paths.offer(council.slug),
		printHref: paths.offerPrint(council.slug),
		editionsHref: staff.offer("/editions"),
		signHref: who.can("offer.sign") ? staff.offer("/sign") : null,
		signed: done === "signed",
	};
}

/** The whole, every stage, and the topics that families see: the strands, and those with a service or words. */
async function offerParts(who: Writer, { t }: Speech): Promise<OfferDesk["parts"]> {
	const { council } = who;
	const db = await readFor(who);
	const rows = await db
		.select({ id: entry.id, title: entry.title, status: entry.status })
		.from(entry)
		.where(and(eq(entry.councilId, council.id), eq(entry.kind, "offer-section")));
	const written = new Map(rows.map((row) => [row.title, row]));
	const services = await listPublicServices(ANYONE, council.id);
	const used = new Set<string>([...STRANDS, ...services.map(({ content }) => mainTopic(content.topics) ?? "")]);
	const paths = staffPaths(council.slug);
	const part = (about: OfferSectionContent["about"], name: string): OfferPart => {
		const slug = sectionSlug({ about });
		const found = written.get(slug);
		return { slug, name, status: found?.status ?? null, href: found ? paths.entry("offer-section", found.id) : null };
	};
	const topics = TOPICS.filter((topic) => used.has(topic) || written.has(sectionSlug({ about: { topic } })));
	return [
		{ key: "whole", parts: [part({ whole: true }, t("staff-offer:parts.foreword"))] },
		{ key: "stages", parts: STAGE_SLUGS.map((stage) => part({ stage }, t(`vocabulary:stage.${stage}`))) },
		{ key: "topics", parts: topics.map((topic) => part({ topic }, t(`vocabulary:topic.${topic}`))) },
	];
}

/** @returns what a section's slug names, or undefined */
function aboutOf(slug: string): OfferSectionContent["about"] | undefined {
	const all: OfferSectionContent["about"][] = [
		{ whole: true },
		...STAGE_SLUGS.map((stage) => ({ stage })),
		...TOPICS.map((topic) => ({ topic })),
	];
	return all.find((about) => sectionSlug({ about }) === slug);
}

export type PartStarted = { ok: true; id: string } | { ok: false; reason: "not-found" | "forbidden" };

/** Starts the words above a part of the offer. Each part has one entry, whoever starts it first. */
export async function startPart(who: Writer, slug: string): Promise<PartStarted> {
	const about = aboutOf(slug);
	if (!about) return { ok: false, reason: "not-found" };
	const db = await readFor(who);
	const id = stableId("offer-section", who.council.id, slug);
	const [there] = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), eq(entry.kind, "offer-section"), eq(entry.title, slug)));
	return there ? { ok: true, id: there.id } : addEntry(who, blankOfferSection(about), { id });
}
