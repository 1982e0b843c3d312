/** "What needs you": the first page of a council's staff area. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { ToDoView } from "../../features/staff/to-do/components/to-do-view";
import { toDoPage } from "../../features/staff/to-do/to-do-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "staff.enter");
	const page = await toDoPage(who);
	return { title: page.title, page, roles: who.roles };
}

export default function Page() {
	return <ToDoView {...useLoaderData<typeof loader>()} />;
}
