/**
 * Behind the link in an e-mail, without signing in. Reading the page changes nothing, because mail scanners follow links. Mail
 * programs whose own button is pressed send a form of their own (RFC 8058), which is not redirected.
 */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StopRemindersView } from "../../features/health/calendar/components/stop-reminders-view";
import { EMAILS, linkByToken, stopByToken } from "../../features/health/calendar/guardian-links.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { speechIn } from "../../platform/i18n/speech.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { t } = speechIn(context.language);
	const isOn = (await linkByToken(EMAILS, params.token ?? "")) !== undefined;
	const title = `${t("health-calendar:stop.title")} – ${t("common:product")}`;
	return data({ title, isOn }, { headers: { "X-Robots-Tag": "noindex" } });
}

export async function action(args: ActionFunctionArgs) {
	const token = args.params.token ?? "";
	await stopByToken(token);
	const { values } = await readPosted(args);
	if (values["List-Unsubscribe"] === "One-Click") return null;
	return seeOther((paths) => paths.stopReminders(token));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	return <StopRemindersView isOn={useLoaderData<typeof loader>().isOn} />;
}
