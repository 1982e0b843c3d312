import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink, NotificationBanner } from "../../components/govuk";
import { LikelyView } from "../../features/exchange/jobs/components/likely-view";
import { readLikely } from "../../features/exchange/jobs/likely-form";
import { requireStaff } from "../../features/people/require-staff.server";
import { decideLikely, likelyDecided, likelyWaiting } from "../../features/publishing/likely-same.server";
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
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:likely.title"), council: council.name }),
		council: council.slug,
		done: new URL(args.request.url).searchParams.has("done"),
		waiting: await likelyWaiting(who),
		decided: await likelyDecided(who),
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const said = readLikely((await readPosted(args)).values);
	if (!said) throw pageError("bad-request");
	if (!(await decideLikely(who, said.pair, said.verdict))) throw pageError("not-found");
	throw seeOther(() => staffPaths(who.council.slug).likely({ done: 1 }));
}

export default function Page() {
	const { council, done, waiting, decided } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	const paths = staffPaths(council);
	return (
		<>
			<BackLink href={paths.imports()} />
			{done ? <NotificationBanner success>{t("staff-exchange:likely.done")}</NotificationBanner> : null}
			<LikelyView waiting={waiting} decided={decided} entryHref={paths.entry} />
		</>
	);
}
