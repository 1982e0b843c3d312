import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarFeed } from "../../features/health/calendar/calendar-feed.server";

/** The appointments of a child, for whoever has the address. */
export async function loader({ params }: LoaderFunctionArgs) {
	const calendar = await calendarFeed(params.token ?? "");
	return new Response(calendar, {
		headers: {
			"Content-Type": "text/calendar; charset=utf-8",
			"Content-Disposition": 'inline; filename="appointments.ics"',
			"Cache-Control": "private, no-store",
			"X-Robots-Tag": "noindex",
		},
	});
}
