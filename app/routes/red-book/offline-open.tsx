/** What a phone keeps of the red book's pages for when there is no network: it knows nobody. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { OpenView } from "../../features/health/offline/components/open-view";
import { speechIn } from "../../platform/i18n/speech.server";

export { pageMeta as meta } from "../../components/page-meta";

export function loader({ context }: LoaderFunctionArgs) {
	const { t } = speechIn(context.language);
	return { title: `${t("health-offline:open.title")} – ${t("common:product")}` };
}

export default function Page() {
	return <OpenView />;
}
