import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk";
import { columnsPage, readColumns } from "../../features/exchange/jobs/columns-page.server";
import { ColumnsForm } from "../../features/exchange/jobs/components/columns-form";
import { requireJob, saveSettings } from "../../features/exchange/jobs/jobs.server";
import { topicsPage } from "../../features/exchange/jobs/topics-page.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const { council } = who;
	const job = await requireJob(who, council.id, args.params.job);
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:columns.title"), council: council.name }),
		council: { slug: council.slug, name: council.name },
		page: await columnsPage(who, job),
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const job = await requireJob(who, who.council.id, args.params.job);
	const read = readColumns((await readPosted(args)).values, job);
	if (!read.ok) return data({ errors: read.errors, typed: read.typed }, { status: 400 });
	const saved = await saveSettings(who, job, read.settings);
	const next = saved && (await topicsPage(who, { ...job, settings: read.settings })) ? "/topics" : "";
	return seeOther(() => staffPaths(who.council.slug).imports(`/${job.id}${next}`));
}

export default function Page() {
	const { council, page } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	return (
		<>
			<BackLink href={staffPaths(council.slug).imports()} />
			<ColumnsForm page={page} council={council.name} refused={refused} />
		</>
	);
}
