import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { parseComment } from "../../features/families/feedback/comment";
import { commentsPage } from "../../features/families/feedback/comments-page.server";
import { CommentsView } from "../../features/families/feedback/components/comments-view";
import { sendFeedback } from "../../features/families/feedback/send-feedback.server";
import { readForm } from "../../platform/forms/read-form.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

const pageOf = async ({ request, params, context }: LoaderFunctionArgs) => {
	const council = await requireCouncil(params.council);
	const search = new URL(request.url).searchParams;
	return { council, page: await commentsPage(council, { language: context.language, search }) };
};

export async function loader(args: LoaderFunctionArgs) {
	const { page } = await pageOf(args);
	return { title: page.title, description: page.description, page };
}

export async function action(args: ActionFunctionArgs) {
	const { council, page } = await pageOf(args);
	const form = await readForm(args.request);
	const parsed = parseComment(form);
	if (!parsed.ok) return data({ error: parsed.error, typed: parsed.typed }, { status: 400 });
	const { details } = parsed;
	const given = { serviceId: page.service?.id ?? null, kind: "comment", details } as const;
	const taken = await sendFeedback(council, form, args.context.client, given);
	if (!taken) return data({ error: "tooMany" as const, typed: details }, { status: 429 });
	return seeOther((paths) => paths.comments(council.slug, { sent: 1 }));
}

export default function Page() {
	return <CommentsView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
