import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { PortalArticlesView } from "../../features/staff/editor/components/portal-articles-view";
import { addOurVersion, portalArticles } from "../../features/staff/editor/portal-articles.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { id } from "../../platform/forms/choice-fields";
import { form, readAnswers } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "guidance.edit");
	return portalArticles(who);
}

const articleForm = form({ article: id().or("") });

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "guidance.edit");
	const { article } = readAnswers(articleForm, (await readPosted(args)).values);
	const started = await addOurVersion(staff, article);
	if (!started.ok) throw pageError(started.reason);
	throw seeOther(() => staffPaths(staff.council.slug).editEntry("article", started.id, "about"));
}

export default function Page() {
	return <PortalArticlesView page={useLoaderData<typeof loader>()} />;
}
