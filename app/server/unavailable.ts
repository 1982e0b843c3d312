/** What is answered when the store cannot do it now: a page that says so, which is no fault of a route's. */
import type { ServerBuild } from "@remix-run/node";
import { type PageError, pageError, type SentForm } from "../platform/errors";
import type { Posted } from "../platform/forms/posted";
import { unavailableIn } from "../platform/store-errors";

/** How soon it is worth while to ask again, in seconds. */
export const ASK_AGAIN_AFTER = 10;

/** @param isSending whether the request sends something: it may have been saved before the store failed */
export const reasonUnavailable = (isSending: boolean): PageError => (isSending ? "unconfirmed" : "unavailable");

type Routes = ServerBuild["routes"];
type Handler = NonNullable<Routes[string]["module"]["loader"]>;

/** The routes of a build, whose loaders and actions answer with that page when the store fails them. */
export function answeringUnavailable(routes: Routes): Routes {
	return Object.fromEntries(
		Object.entries(routes).map(([id, route]) => {
			const { loader, action, default: page } = route.module;
			const again = page ? sentForm : () => undefined;
			const module = {
				...route.module,
				loader: loader && guarded(loader, () => undefined),
				action: action && guarded(action, again),
			};
			return [id, { ...route, module }];
		}),
	);
}

function guarded(handler: Handler, again: (posted: Posted | undefined) => SentForm | undefined): Handler {
	return async (args) => {
		try {
			return await handler(args);
		} catch (error) {
			const { posted } = args.context;
			if (!unavailableIn(error)) throw error;
			throw pageError(reasonUnavailable(posted !== undefined), again(posted));
		}
	};
}

/** What was sent, to be sent again from the page. Files are gone by then, so who sent one goes back to the form. */
function sentForm(posted: Posted | undefined): SentForm | undefined {
	return posted && Object.keys(posted.files).length === 0 ? posted.values : undefined;
}
