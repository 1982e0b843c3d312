import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { sessionOf } from "../../features/people/require-staff.server";
import { forgetSession } from "../../features/people/sessions.server";
import { signOut } from "../../features/people/sign-in/sign-out.server";
import { seeOther } from "../../platform/see-other";

/** Somebody who types the address, or comes back to it. */
export const loader = () => seeOther((paths) => paths.signIn());

export async function action(args: ActionFunctionArgs) {
	const { context } = args;
	const signedIn = await sessionOf(args);
	const away = signedIn ? await signOut(signedIn, context) : null;
	const headers = {
		"Set-Cookie": forgetSession(context.origin),
		// What the browser still has of pages, and of what scripts kept, is gone for whoever sits down next. Not "cookies":
		// that would sign them out of the council's other websites too, whose name ends the same.
		"Clear-Site-Data": '"cache", "storage"',
	};
	if (away) return redirect(away.href, { status: 303, headers });
	return seeOther((paths) => paths.signIn({ done: "signed-out" }), headers);
}
