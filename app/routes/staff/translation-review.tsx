/** What was written in one language, and the decision over it. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { TranslationReviewView } from "../../features/staff/translation/components/review-view";
import { decideTranslation, translationReviewPage } from "../../features/staff/translation/review-page.server";
import { openTranslation } from "../../features/staff/translation/translate-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { queryChoice } from "../../platform/forms/values";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "translations.edit");
	const { searchParams } = new URL(args.request.url);
	const page = await translationReviewPage(who, await openTranslation(who, args.params, searchParams));
	return { title: page.title, page, done: queryChoice(searchParams, "done", ["published", "changes"]) };
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const posted = (await readPosted(args)).values;
	const open = await openTranslation(who, args.params, new URL(args.request.url).searchParams);
	const decided = await decideTranslation(who, open, posted);
	if ("to" in decided) return seeOther(() => decided.to);
	return data(decided, { status: decided.status });
}

export default function Page() {
	const { page, done } = useLoaderData<typeof loader>();
	const decided = useActionData<typeof action>();
	return decided ? <TranslationReviewView {...decided} /> : <TranslationReviewView page={page} done={done} />;
}
