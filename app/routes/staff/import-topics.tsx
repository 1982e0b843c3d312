import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk";
import { TopicsForm } from "../../features/exchange/jobs/components/topics-form";
import { requireJob, saveSettings } from "../../features/exchange/jobs/jobs.server";
import { readTopics, topicsPage } from "../../features/exchange/jobs/topics-page.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const job = await requireJob(who, who.council.id, args.params.job);
	const page = await topicsPage(who, job);
	if (!page) throw pageError("not-found");
	return { who, job, page };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, job, page } = await requirePage(args);
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:topics.title"), council: who.council.name }),
		backHref: staffPaths(who.council.slug).imports(`/${job.id}/columns`),
		page,
	};
}

export async function action(args: ActionFunctionArgs) {
	const { who, job, page } = await requirePage(args);
	await saveSettings(who, job, readTopics((await readPosted(args)).values, job, page));
	return seeOther(() => staffPaths(who.council.slug).imports(`/${job.id}`));
}

export default function Page() {
	const { backHref, page } = useLoaderData<typeof loader>();
	return (
		<>
			<BackLink href={backHref} />
			<TopicsForm page={page} />
		</>
	);
}
