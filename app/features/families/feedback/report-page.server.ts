/** The page on which a family says that a listing is wrong. */
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { findPublicService } from "../../directory/listings/public-listings.server";
import { translatedField } from "../words/describe-place";

export interface ReportPage {
	title: string;
	council: { slug: string; name: string };
	service: { id: string; slug: string; name: LocalText };
	/** The report is in: the page says thank you. */
	sent: boolean;
}

/** @returns the page about a council's published service, or undefined when there is none with this slug */
export async function reportPage(
	council: Council,
	slug: string,
	{ language, sent }: { language: Language; sent: boolean },
): Promise<ReportPage | undefined> {
	const service = await findPublicService(ANYONE, council.id, slug);
	if (!service) return undefined;
	const { id, content } = service;
	const name = translatedField(content, "name", content.name, language.code);
	return {
		title: speechIn(language).t(sent ? "directory:report.sentTitle" : "directory:report.title", { name: name.text }),
		council: { slug: council.slug, name: council.name },
		service: { id, slug: service.slug, name },
		sent,
	};
}
