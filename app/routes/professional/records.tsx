import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listToAnswer } from "../../features/health/problems/answer-page.server";
import { RecordsView } from "../../features/health/professionals/components/records-view";
import { asReader } from "../../features/health/professionals/record-access.server";
import { joinByLink, recordsPage } from "../../features/health/professionals/records-page.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const page = await recordsPage(who, args.context, new URL(args.request.url).searchParams);
	return { title: page.title, page, asked: await listToAnswer(who) };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { values } = await readPosted(args);
	const joined = await joinByLink(who, values);
	if (!joined.ok) return data(joined, { status: joined.reason === "too-many" ? 429 : 400 });
	return seeOther((paths) => paths.record(joined.childId));
}

export default function Page() {
	const { page, asked } = useLoaderData<typeof loader>();
	return <RecordsView {...{ page, asked }} refused={useActionData<typeof action>()} />;
}
