/** What a script of the red book's copy sends: an entry that was written down without a network. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { takeOffline } from "../../features/health/offline/take-offline.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { speechIn } from "../../platform/i18n/speech.server";
import { seeOther } from "../../platform/see-other";

/** Somebody who types the address. */
export const loader = () => seeOther((paths) => paths.openOffline());

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { values } = await readPosted(args);
	const answer = await takeOffline(signedIn, values, speechIn(args.context.language));
	return Response.json(answer, { status: answer.status, headers: { "Cache-Control": "no-store" } });
}
