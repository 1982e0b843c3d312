/** What the document needs to know of the page in it, whether that can be shown or not. */
import type { AppLoadContext } from "@remix-run/node";
import { reasonFor } from "../components/reason-for";
import { isResumed } from "../platform/forms/resumed";
import { translator } from "../platform/i18n/translate.server";

export interface RootData {
	/** The URL's path and query as they stand in English, as far as a page links to itself by them. */
	path: string;
	/** Where the product is reached, without a trailing slash. */
	origin: string;
	/** What became of a form that met an ended session, on the page that its sender is led back to. */
	resumed: "form" | "button" | null;
	/** The title of a page that cannot be shown; null for one that can. */
	errorTitle: string | null;
}

/** A page links to itself in every language, twice: what somebody typed at length does not stand there each time. */
const LONGEST_LINKED = 2000;

/** The part of a page's address under which its other languages are found. */
function linkedPath(path: string): string {
	const [pathname = "/"] = path.split("?", 1);
	return [path, pathname].find((one) => one.length <= LONGEST_LINKED) ?? "/";
}

/**
 * The root's data. No loader: Remix runs none for an error that is shown in the root's place.
 * @param error why the page cannot be shown, where it cannot
 */
export function rootData(context: AppLoadContext, error: unknown): RootData {
	const { language, path, origin, posted, notDone } = context;
	const t = translator(language.code);
	const resumed = posted && isResumed(posted.values) ? "form" : null;
	const errorTitle = error ? `${t(`errors:page.${reasonFor(error)}.title`)} – ${t("common:product")}` : null;
	return { path: linkedPath(path), origin, resumed: notDone ? "button" : resumed, errorTitle };
}
