import "@remix-run/node";
import type { PageError } from "./errors";
import type { Posted } from "./forms/posted";
import type { Language } from "./i18n/languages";

declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}

	/** What the host tells every loader and action. */
	interface AppLoadContext {
		language: Language;
		/** The URL's path and query as they stand in English: `/northmere/services?age=4`. */
		path: string;
		/** Where the product is reached, without a trailing slash: `https://hub.example.gov.uk`. */
		origin: string;
		/** What the page's loaders returned, by route id (see app/server/loaded-data.ts). */
		loaded: Map<string, unknown>;
		/** The document, once it is rendered: a body of a `Response` would be copied three times. */
		html?: string;
		/** Why the host refuses the request, where it does. */
		refused?: PageError;
		/** What went wrong at an address that is no page (see app/server/leaving-failures.ts). */
		failure?: unknown;
		/** The form that was sent, parsed by the host: read it with `readPosted`. */
		posted?: Posted;
		/** A button was pressed when the session had ended, and did nothing: the page is to say so. */
		notDone?: true;
		/** The reader's network address; "" for a page that is rendered for nobody in particular. */
		client: string;
		/** Where this process itself listens, which need not be where the public reaches it: `http://127.0.0.1:3000`. */
		self: string;
	}
}
