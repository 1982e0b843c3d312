/** The page on which a guardian keeps a copy of their children's records on their own phone. */
import type { AppLoadContext } from "@remix-run/node";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { listMyChildren } from "../record/list-children.server";
import { ownerOf } from "./take-offline.server";
import { countUnsent } from "./unsent.server";

export interface OfflinePage {
	title: string;
	/** Names of those whose records are kept. */
	children: string[];
	/** The addresses of the pages that are kept. */
	pages: string[];
	/** What goes into the copy beside them: of when it is, whose it is, and for whom something can be written down. */
	about: { asOf: string; owner: string; children: { id: string; name: string }[] };
	/** They wanted to sign out, and so many entries wait on this phone: null for neither. */
	leaving: number | null;
}

export async function offlinePage(
	signedIn: SignedIn,
	request: Request,
	{ language }: AppLoadContext,
): Promise<OfflinePage> {
	const { t, format, paths } = speechIn(language);
	const children = await listMyChildren(signedIn);
	const isLeaving = new URL(request.url).searchParams.has("leaving");
	return {
		title: `${t("health-offline:keep.title")} – ${t("common:product")}`,
		children: children.map(({ name }) => name),
		pages: children.map(({ id }) => paths.childRecord(id, "/print")),
		about: {
			asOf: t("health-offline:asOf", { when: format.moment(new Date()) }),
			owner: ownerOf(signedIn),
			children: children.filter(({ diedOn }) => diedOn === null).map(({ id, name }) => ({ id, name })),
		},
		leaving: isLeaving ? countUnsent(request) || null : null,
	};
}
