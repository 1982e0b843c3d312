/** The page on which a guardian keeps a copy of their children's records on their own phone. */
import type { AppLoadContext } from "@remix-run/node";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { listMyChildren } from "../record/list-children.server";

export interface OfflinePage {
	title: string;
	/** Names of those whose records are kept. */
	children: string[];
	/** The addresses of the pages that are kept. */
	pages: string[];
	/** "As it was on 28 November 2026, 10:05am": said beside the copy. */
	asOf: string;
}

export async function offlinePage(signedIn: SignedIn, { language }: AppLoadContext): Promise<OfflinePage> {
	const { t, format, paths } = speechIn(language);
	const children = await listMyChildren(signedIn);
	return {
		title: `${t("health-offline:keep.title")} – ${t("common:product")}`,
		children: children.map(({ name }) => name),
		pages: children.map(({ id }) => paths.childRecord(id, "/print")),
		asOf: t("health-offline:asOf", { when: format.moment(new Date()) }),
	};
}
