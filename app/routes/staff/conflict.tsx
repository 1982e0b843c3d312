import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, ErrorSummary } from "../../components/govuk";
import { ConflictView } from "../../features/exchange/jobs/components/conflict-view";
import { readDecision } from "../../features/exchange/jobs/conflict-form";
import { conflictPage, keepOurs, takeTheirs } from "../../features/exchange/jobs/conflicts.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const { council } = who;
	const page = await conflictPage(who, council.id, args.params.id ?? "");
	if (!page) throw pageError("not-found");
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: page.title, council: council.name }),
		council: council.slug,
		page,
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const decision = readDecision(args.params.id ?? "", (await readPosted(args)).values);
	if (!decision) throw pageError("bad-request");
	const decided = await (decision.choice === "keep" ? keepOurs : takeTheirs)(who, decision);
	const paths = staffPaths(who.council.slug);
	if (decided.ok) throw seeOther(() => paths.conflicts("", { done: decided.outcome }));
	if (decided.reason === "not-found") throw pageError("not-found");
	// What was decided meanwhile has no page any more.
	if (!(await conflictPage(who, who.council.id, decision.id))) throw seeOther(() => paths.conflicts());
	return data({ reason: decided.reason }, { status: decided.reason === "stale" ? 409 : 403 });
}

export default function Page() {
	const { council, page } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={staffPaths(council).conflicts()} />
			<ErrorSummary errors={refused ? [{ text: t(`staff-exchange:conflicts.refused.${refused.reason}`) }] : []} />
			<ConflictView page={page} entryHref={staffPaths(council).entry(page.kind, page.id)} />
		</>
	);
}
