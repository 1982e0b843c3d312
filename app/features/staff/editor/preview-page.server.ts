/** An entry as families will read it once it is published, in any of the council's languages. */
import { eq } from "drizzle-orm";
import { article, location, service } from "../../../../db/schema";
import type { FrameCouncil } from "../../../components/frame-council";
import { type PublicLocation, publicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { withTextsIn } from "../../../model/publishing/translations";
import { machinePaths, staffPaths } from "../../../paths";
import { ENGLISH, type Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServicesAt } from "../../directory/listings/public-listings.server";
import { slugify } from "../../directory/listings/slugs";
import { councilArticle } from "../../families/guidance/council-articles.server";
import { type ArticlePage, viewArticle } from "../../families/guidance/guidance-pages.server";
import { type HubPage, viewHub } from "../../families/hubs/hub-page.server";
import { type ServicePage, viewService } from "../../families/service/service-page.server";
import { type DescribedSection, describeEntry, offerPart, shownTitle } from "../../publishing/describe-entry";
import type { EntryOf } from "../../publishing/entries";
import { type Entry, findEntry } from "../../publishing/find-entry.server";
import { findTranslation } from "../../publishing/find-translation.server";
import { knownNames } from "../../publishing/known-names.server";
import type { Writer } from "../../publishing/save-draft.server";

export type Preview =
	| { as: "service"; page: ServicePage }
	| { as: "hub"; page: HubPage }
	| { as: "article"; page: ArticlePage }
	| { as: "text"; title: string; paragraphs: LocalText[] }
	/** It has no page of its own: families read it on others. */
	| { as: "facts"; name: string; sections: DescribedSection[] };

export interface PreviewPage {
	title: string;
	council: FrameCouncil;
	brandStylesheet: string;
	/** Whether what is shown is a draft; otherwise families read it as it is. */
	isDraft: boolean;
	backHref: string;
	preview: Preview;
}

interface PageOptions {
	language: Language;
	origin: string;
}

export async function previewPage(who: Writer, entry: Entry, options: PageOptions): Promise<PreviewPage> {
	const { slug, name, fictional, settings } = who.council;
	const { t } = speechIn(ENGLISH);
	return {
		title: t("staff-entries:preview.title", { name: shownTitle(entry, { t }) }),
		council: { slug, name, fictional, languages: settings.languages, notice: null },
		brandStylesheet: machinePaths.brand(slug, settings.brandColour.replace("#", "").toLowerCase()),
		isDraft: entry.hasDraft || entry.live === null,
		backHref: staffPaths(slug).entry(entry.kind, entry.id),
		preview: await previewOf(who, entry, options),
	};
}

async function previewOf(who: Writer, entry: Entry, options: PageOptions): Promise<Preview> {
	const { council } = who;
	const db = await readFor(who);
	const translation = await findTranslation(db, council.id, entry.id, options.language.code);
	// In another language the words that are being written in it, for the English that is.
	const current = translation?.hasDraft
		? withTextsIn(entry.current, options.language.code, translation.texts)
		: entry.current;
	switch (current.kind) {
		case "service": {
			const shown = await serviceToBe(db, council, entry, current);
			return { as: "service", page: { ...viewService(shown, council, options), outline: null } };
		}
		case "location": {
			const place = await placeToBe(db, entry.id, current);
			const { hub } = place.content;
			if (!hub) return facts(db, council, entry);
			const services = await listPublicServicesAt(ANYONE, council.id, entry.id);
			return { as: "hub", page: { ...viewHub({ place, hub, services }, council, options), outline: null } };
		}
		case "organisation":
			return facts(db, council, entry);
		case "article": {
			const [row] = await db.select({ slug: article.slug }).from(article).where(eq(article.id, entry.id));
			const slug = row?.slug ?? slugify(current.content.title);
			const page = await viewArticle(
				council,
				councilArticle(slug, current.content, options.language),
				options.language,
			);
			return page ? { as: "article", page } : facts(db, council, entry);
		}
		case "offer-section": {
			const { content } = current;
			const { code } = options.language;
			const text = pickText(
				{ en: content.text, [code]: code === ENGLISH.code ? content.text : content.translations[code]?.text },
				code,
			);
			return {
				as: "text",
				title: offerPart(content.about, speechIn(options.language)),
				paragraphs: text.text.split(/\n\s*\n/).map((paragraph) => ({ ...text, text: paragraph })),
			};
		}
	}
}

/** The service as its page will be given it: with its organisation and its places, whether these are published or not. */
async function serviceToBe(
	db: Read,
	council: Council,
	entry: Entry,
	{ content, organisationId }: EntryOf<"service">,
): Promise<PublicService> {
	const [row] = await db.select({ slug: service.slug }).from(service).where(eq(service.id, entry.id));
	const organisation = await findEntry(db, council.id, organisationId);
	const run = organisation?.live ?? organisation?.current;
	const locations = new Map<string, PublicLocation>();
	for (const { locationId } of content.places) {
		const found = await findEntry(db, council.id, locationId);
		const at = found?.live ?? found?.current;
		if (at?.kind === "location") locations.set(locationId, await placeToBe(db, locationId, at));
	}
	return {
		id: entry.id,
		slug: row?.slug ?? slugify(content.name),
		assuredOn: entry.assuredOn,
		updatedAt: entry.updatedAt,
		content: { ...content, places: content.places.filter(({ locationId }) => locations.has(locationId)) },
		organisation: {
			id: organisationId,
			slug: organisationId,
			content:
				run?.kind === "organisation"
					? run.content
					: { name: "", description: "", url: null, email: null, logo: null, identifiers: [] },
		},
		locations,
	};
}

async function placeToBe(
	db: Read,
	id: string,
	{ content, masked, position }: EntryOf<"location">,
): Promise<PublicLocation> {
	const [row] = await db.select({ slug: location.slug }).from(location).where(eq(location.id, id));
	return publicLocation({
		id,
		slug: row?.slug ?? slugify(content.name),
		isHub: content.hub !== null,
		masked,
		lat: position?.lat ?? null,
		lon: position?.lon ?? null,
		content,
	});
}

async function facts(db: Read, council: Council, entry: Entry): Promise<Preview> {
	const speech = speechIn(ENGLISH);
	const names = await knownNames(db, council.id, entry.current);
	const sections = describeEntry(entry.current, names, speech);
	return {
		as: "facts",
		name: shownTitle(entry, speech),
		sections: sections.map((section) => ({ ...section, rows: section.rows.filter(({ lines }) => lines.length > 0) })),
	};
}
