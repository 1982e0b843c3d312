import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { ReportForm } from "../../features/families/feedback/components/report-form";
import { ReportSent } from "../../features/families/feedback/components/report-sent";
import { reportPage } from "../../features/families/feedback/report-page.server";
import { type ReportErrors, reportForm } from "../../features/families/feedback/report-problem";
import { sendFeedback } from "../../features/families/feedback/send-feedback.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { readValues } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { typedIn } from "../../platform/forms/values";
import { useSpeech } from "../../platform/i18n/context";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const sent = new URL(request.url).searchParams.get("sent") === "1";
	const page = await reportPage(council, params.service ?? "", { language: context.language, sent });
	if (!page) throw pageError("not-found");
	return { council, page };
}

export async function loader(args: LoaderFunctionArgs) {
	const { page } = await requirePage(args);
	return data({ title: page.title, page }, { headers: { "X-Robots-Tag": "noindex" } });
}

export async function action(args: ActionFunctionArgs) {
	const { council, page } = await requirePage(args);
	const { values } = await readPosted(args);
	const read = readValues(reportForm, values);
	const refuse = (errors: ReportErrors, status: number) =>
		data({ errors, typed: typedIn(values, ["kind", "details"]) }, { status });
	if (!read.ok) return refuse(read.errors, 400);
	const message = { serviceId: page.service.id, ...read.values };
	const taken = await sendFeedback(council, values, args.context.client, message);
	if (!taken) return refuse({ details: { reason: "tooMany" } }, 429);
	return seeOther((paths) => paths.serviceReport(council.slug, page.service.slug, { sent: 1 }));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { paths } = useSpeech();
	if (page.sent && !refused) return <ReportSent page={page} />;
	return (
		<>
			<BackLink href={paths.service(page.council.slug, page.service.slug)} />
			<ReportForm page={page} refused={refused} />
		</>
	);
}
