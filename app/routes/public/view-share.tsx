import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { ViewShare } from "../../features/health/sharing/components/view-share";
import { viewShare } from "../../features/health/sharing/view-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { translator } from "../../platform/i18n/translate.server";
import redBookStyles from "../../styles/red-book.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const links = () => [{ rel: "stylesheet", href: redBookStyles }];

export function loader({ context }: LoaderFunctionArgs) {
	const t = translator(context.language.code);
	return { title: `${t("health-sharing:view.title")} – ${t("common:product")}` };
}

/** 410 and not 404 for a link that is over: the page is there, and says what to do. */
const STATUS = { record: 200, gone: 410, refused: 400 } as const;

export async function action(args: ActionFunctionArgs) {
	const { values } = await readPosted(args);
	const viewed = await viewShare(values, args.context);
	return data(viewed, { status: STATUS[viewed.kind] });
}

export default function Page() {
	return (
		<PageFrame>
			<ViewShare viewed={useActionData<typeof action>()} />
		</PageFrame>
	);
}
