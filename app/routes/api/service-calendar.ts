import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { serviceCalendar } from "../../features/families/whats-on/calendar-files.server";
import { calendarResponse } from "../../features/families/whats-on/calendar-response";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const slug = params.service ?? "";
	const calendar = await serviceCalendar(council, slug, context);
	if (calendar === undefined) throw pageError("not-found");
	return calendarResponse(slug, calendar);
}
