/**
 * Behind the link in a reminder. Reading the page changes nothing, because mail scanners follow links; its button does.
 * Its readers work for a council or a provider, so it speaks English only, as the staff area does.
 */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { StillRightView } from "../../features/editorial/components/still-right-view";
import { confirmByLink, stillRightPage } from "../../features/editorial/still-right.server";
import { pageError } from "../../platform/errors";
import { ENGLISH } from "../../platform/i18n/languages";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

const STATUS = { ask: 200, thanks: 200, used: 410, expired: 410, gone: 410, unknown: 404 } as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	if (context.language !== ENGLISH) throw pageError("not-found");
	const done = new URL(request.url).searchParams.get("done") === "1";
	const page = await stillRightPage(params.token ?? "", { done });
	return data({ title: page.title, page }, { status: STATUS[page.state], headers: { "X-Robots-Tag": "noindex" } });
}

export async function action({ params, context }: ActionFunctionArgs) {
	if (context.language !== ENGLISH) throw pageError("not-found");
	const token = params.token ?? "";
	const confirmed = await confirmByLink(token);
	return seeOther((paths) => paths.stillRight(token, { done: confirmed ? 1 : null }));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	return (
		<PageFrame>
			<StillRightView page={useLoaderData<typeof loader>().page} />
		</PageFrame>
	);
}
