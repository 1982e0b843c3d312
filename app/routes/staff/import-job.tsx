import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk";
import { JobView } from "../../features/exchange/jobs/components/job-view";
import { jobPage } from "../../features/exchange/jobs/job-page.server";
import { cancelJob, queueJob, requireJob } from "../../features/exchange/jobs/jobs.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { offered, sent } from "../../platform/forms/choice-fields";
import { SHORT } from "../../platform/forms/field";
import { form, readAnswers } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

/** Seconds after which a page renews itself while its import is under way. */
const RENEW_AFTER = 3;

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const job = await requireJob(who, who.council.id, args.params.job);
	if (job.status === "mapping") throw seeOther(() => staffPaths(who.council.slug).imports(`/${job.id}/columns`));
	const t = translator(ENGLISH.code);
	const heading = t("staff-exchange:job.title", { origin: job.origin });
	const underWay = job.status === "queued" || job.status === "running";
	return data(
		{
			title: t("staff:title", { page: heading, council: who.council.name }),
			council: { slug: who.council.slug },
			page: await jobPage(who, job),
		},
		underWay ? { headers: { Refresh: String(RENEW_AFTER) } } : undefined,
	);
}

const stepForm = form({
	step: offered(["run", "rehearse", "cancel"]),
	/** Instead of a step: lets it go although so many services are to be withdrawn. */
	withdraw: sent(SHORT),
});

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const job = await requireJob(who, who.council.id, args.params.job);
	const { step, withdraw } = readAnswers(stepForm, (await readPosted(args)).values);
	if (!step && !withdraw) throw pageError("bad-request");
	// Whoever asks for what is under way or over already sees on the page how it stands.
	if (step === "cancel") await cancelJob(who, job);
	else if (withdraw) await queueJob(who, job, { dryRun: false, mayWithdraw: Number(withdraw) || 0 });
	else await queueJob(who, job, { dryRun: step === "rehearse" });
	return seeOther(() => staffPaths(who.council.slug).imports(`/${job.id}`));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	const { council, page } = useLoaderData<typeof loader>();
	return (
		<>
			<BackLink href={staffPaths(council.slug).imports()} />
			<JobView page={page} council={council} />
		</>
	);
}
