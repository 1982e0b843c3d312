import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { countUnsent, forgetUnsent } from "../../features/health/offline/unsent.server";
import { sessionOf } from "../../features/people/require-staff.server";
import { forgetSession } from "../../features/people/sessions.server";
import { signOut } from "../../features/people/sign-in/sign-out.server";
import { offered } from "../../platform/forms/choice-fields";
import { form, readAnswers } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

/** Somebody who types the address, or comes back to it. */
export const loader = () => seeOther((paths) => paths.signIn());

/** `lose`: they know that what they wrote down without a network goes with it. */
const leaving = form({ unsent: offered(["lose"]) });

export async function action(args: ActionFunctionArgs) {
	const { context, request } = args;
	const signedIn = await sessionOf(args);
	const { unsent } = readAnswers(leaving, (await readPosted(args)).values);
	const isWaiting = unsent === null && countUnsent(request) > 0;
	if (signedIn && isWaiting) return seeOther((paths) => paths.keepOffline({ leaving: 1 }));
	const away = signedIn ? await signOut(signedIn, context) : null;
	const headers = new Headers({
		"Set-Cookie": forgetSession(context.origin),
		// What the browser still has of pages, and of what scripts kept, is gone for whoever sits down next. Not "cookies":
		// that would sign them out of the council's other websites too, whose name ends the same.
		// Whose session ended by itself is not asked, and so loses nothing that waits.
		"Clear-Site-Data": isWaiting ? '"cache"' : '"cache", "storage"',
	});
	if (!isWaiting) headers.append("Set-Cookie", forgetUnsent);
	if (away) return redirect(away.href, { status: 303, headers });
	return seeOther((paths) => paths.signIn({ done: "signed-out" }), headers);
}
