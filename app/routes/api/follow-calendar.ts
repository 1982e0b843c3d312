import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { followCalendar } from "../../features/referrals/follow-calendar.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

/** Somebody who comes back to the address. */
export const loader = ({ params }: LoaderFunctionArgs) => seeOther((paths) => paths.followReferral(params.token ?? ""));

/** An appointment as a file for a calendar, for the family that shows its code. */
export async function action(args: ActionFunctionArgs) {
	const { params, context } = args;
	const { values } = await readPosted(args);
	const calendar = await followCalendar(params.token ?? "", values, context);
	if (calendar === undefined) return loader(args);
	return new Response(calendar, {
		headers: {
			"Content-Type": "text/calendar; charset=utf-8",
			"Content-Disposition": 'attachment; filename="appointment.ics"',
			"Cache-Control": "private, no-store",
			"X-Robots-Tag": "noindex",
		},
	});
}
