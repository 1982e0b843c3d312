import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink, NotificationBanner, Pagination } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { readConflictsQuery } from "../../features/exchange/jobs/conflict-form";
import { conflictsPage } from "../../features/exchange/jobs/conflicts.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const { council } = who;
	const { page, done } = readConflictsQuery(new URL(args.request.url).searchParams);
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:conflicts.title"), council: council.name }),
		council: council.slug,
		done,
		page: await conflictsPage(who, council.id, page),
	};
}

export default function Page() {
	const { council, done, page } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	const paths = staffPaths(council);
	return (
		<>
			<BackLink href={paths.imports()} />
			{done ? <NotificationBanner success>{t(`staff-exchange:conflicts.done.${done}`)}</NotificationBanner> : null}
			<PageHeading lead={t("staff-exchange:conflicts.intro")}>{t("staff-exchange:conflicts.title")}</PageHeading>
			{page.conflicts.length === 0 ? <p className="govuk-body">{t("staff-exchange:conflicts.none")}</p> : null}
			<ul className="govuk-list app-lines">
				{page.conflicts.map(({ id, title, source }) => (
					<li key={id} className="app-lines__item app-raw">
						<a className="govuk-link" href={paths.conflicts(`/${id}`)}>
							{title}
						</a>
						<div className="app-lines__about">{t("staff-exchange:conflicts.source", { source })}</div>
					</li>
				))}
			</ul>
			<Pagination page={page.page} pages={page.pages} href={(to) => paths.conflicts("", { page: to })} />
		</>
	);
}
