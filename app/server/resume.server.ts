/** Shows a form again that met an ended session, once its sender has signed in (features/people/kept-form.server.ts). */
import { findKeptForm, forgetKeptForm, RESUME } from "../features/people/kept-form.server";
import { findSession } from "../features/people/sessions.server";
import { resumedValues } from "../platform/forms/resumed";
import { splitLanguage } from "../platform/i18n/languages";
import { onlyReading } from "../platform/only-reading";
import { unavailableIn } from "../platform/store-errors";
import type { Page, PageAnswer, PageRequest } from "./render.server";

/**
 * Answers a request. Where its address names a kept form, its page comes filled in; once the form was sent anew and
 * taken, it is forgotten.
 */
export async function resuming(url: URL, request: PageRequest, render: Page["render"]): Promise<PageAnswer> {
	const { method, headers } = request;
	if (!url.searchParams.has(RESUME) || !["GET", "POST"].includes(method)) return render(request);
	const signedIn = await findSession(new Request(url, { headers }), url.origin);
	// Who is not signed in is led to do so, and comes back here.
	if (!signedIn || signedIn.needsPasskey) return render(request);
	const path = splitLanguage(url.pathname).path + url.search;
	if (method === "POST") {
		const answer = await render(request);
		// What it said is saved: that it is still kept does no harm, and in an hour it goes by itself.
		if (answer.status === 303) await forgetKeptForm(signedIn.person.id, path).catch(unlessUnavailable);
		return answer;
	}
	const kept = await findKeptForm(signedIn.person.id, path);
	if (!kept) return barePage(url);
	const posted = { values: resumedValues(kept.values), files: {} };
	const answer = await onlyReading(() => render({ ...request, method: "POST", posted }));
	// The form comes as it does when something is wrong with it. What answers otherwise, as a button does, has no form to
	// show: it did nothing, and its page says so.
	const hasForm = answer.status === 200 || answer.status === 400;
	const shown = hasForm ? { ...answer, status: 200 } : await render({ ...request, method: "GET", notDone: true });
	shown.headers.set("Cache-Control", "no-store");
	return shown;
}

/** @throws what is a fault of ours */
function unlessUnavailable(error: unknown): void {
	if (!unavailableIn(error)) throw error;
}

function barePage(url: URL): PageAnswer {
	const page = new URL(url);
	page.searchParams.delete(RESUME);
	const headers = new Headers({ Location: page.pathname + page.search, "Cache-Control": "no-store" });
	return { status: 303, headers, body: Buffer.alloc(0) };
}
