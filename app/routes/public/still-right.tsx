/**
 * Behind the link in a reminder. Reading the page changes nothing, because mail scanners follow links; its button does.
 * Its readers work for a council or a provider, so it speaks English only, as the staff area does.
 */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StaffFrame } from "../../components/staff/staff-frame";
import { StillRightView } from "../../features/staff/editor/components/still-right-view";
import { confirmByLink, stillRightPage } from "../../features/staff/editor/still-right.server";
import { pathsFor } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { useSpeech } from "../../platform/i18n/context";
import { seeOther } from "../../platform/see-other";
import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

const STATUS = { ask: 200, thanks: 200, used: 200, expired: 410, gone: 410, unknown: 404 } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
	const done = new URL(request.url).searchParams.get("done") === "1";
	const page = await stillRightPage(params.token ?? "", { done });
	return data({ title: page.title, page }, { status: STATUS[page.state], headers: { "X-Robots-Tag": "noindex" } });
}

export async function action({ params }: ActionFunctionArgs) {
	const token = params.token ?? "";
	const confirmed = await confirmByLink(token);
	return seeOther((paths) => paths.stillRight(token, { done: confirmed ? 1 : null }));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	const { t } = useSpeech();
	return (
		<StaffFrame
			heading={t("common:product")}
			homeHref={pathsFor("en").start()}
			person={null}
			doors={[]}
			siteHref={null}
			demo={false}
		>
			<StillRightView page={useLoaderData<typeof loader>().page} />
		</StaffFrame>
	);
}
