import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { calendarPage, changeCalendar } from "../../features/health/calendar/calendar-page.server";
import { CalendarView } from "../../features/health/calendar/components/calendar-view";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await calendarPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId } = args.params;
	const { values } = await readPosted(args);
	await changeCalendar(signedIn, { childId, values }, args.context);
	return seeOther((paths) => paths.childRecord(childId ?? "", "/calendar"));
}

export default function Page() {
	return <CalendarView page={useLoaderData<typeof loader>().page} />;
}
