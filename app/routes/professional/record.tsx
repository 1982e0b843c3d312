import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RecordHomeView } from "../../features/health/professionals/components/record-home-view";
import { asReader, leaveRecord } from "../../features/health/professionals/record-access.server";
import { recordHome } from "../../features/health/professionals/records-page.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { pageError } from "../../platform/errors";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const page = await recordHome(who, args.params.child, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	if (!(await leaveRecord(who, args.params.child ?? ""))) throw pageError("not-found");
	return seeOther((paths) => paths.records({ left: 1 }));
}

export default function Page() {
	return <RecordHomeView page={useLoaderData<typeof loader>().page} />;
}
