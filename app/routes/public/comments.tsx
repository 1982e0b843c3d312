import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { commentForm } from "../../features/families/feedback/comment";
import { commentsPage } from "../../features/families/feedback/comments-page.server";
import { CommentsView } from "../../features/families/feedback/components/comments-view";
import { sendFeedback } from "../../features/families/feedback/send-feedback.server";
import { ANYONE } from "../../model/people/asker";
import { readValues } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { oneOf } from "../../platform/forms/values";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

const pageOf = async ({ request, params, context }: LoaderFunctionArgs) => {
	const council = await requireCouncil(ANYONE, params.council);
	const search = new URL(request.url).searchParams;
	return { council, page: await commentsPage(council, { language: context.language, search }) };
};

export async function loader(args: LoaderFunctionArgs) {
	const { page } = await pageOf(args);
	return { title: page.title, description: page.description, page };
}

export async function action(args: ActionFunctionArgs) {
	const { council, page } = await pageOf(args);
	const { values } = await readPosted(args);
	const read = readValues(commentForm, values);
	const typed = oneOf(values, "details");
	if (!read.ok) return data({ error: read.errors.details?.reason ?? "missing", typed }, { status: 400 });
	const { details } = read.values;
	const message = { serviceId: page.service?.id ?? null, kind: "comment", details } as const;
	const taken = await sendFeedback(council, values, args.context.client, message);
	if (!taken) return data({ error: "tooMany" as const, typed }, { status: 429 });
	return seeOther((paths) => paths.comments(council.slug, { sent: 1 }));
}

export default function Page() {
	return <CommentsView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
