import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { whatsOnCalendar } from "../../features/families/whats-on/calendar-files.server";
import { calendarResponse } from "../../features/families/whats-on/calendar-response";
import { parseWhatsOnQuery } from "../../features/families/whats-on/filters";
import { localNow } from "../../model/calendar/local-time";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";

export const handle = kept({
	changesWith: "council",
	params: ["age", "free", "hub"],
	sets: ["stage", "topic", "time", "language"],
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const asked = parseWhatsOnQuery(new URL(request.url).searchParams, localNow().date);
	if (!asked) throw pageError("bad-request");
	return calendarResponse(`${council.slug}-whats-on`, await whatsOnCalendar(council, asked.filters, context));
}
