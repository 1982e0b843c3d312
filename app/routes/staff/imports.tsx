import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { ImportHistory } from "../../features/exchange/jobs/components/import-history";
import { importsPage } from "../../features/exchange/jobs/history-page.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "exports.run");
	const { council } = who;
	const t = translator(ENGLISH.code);
	const may = { import: who.can("imports.run"), review: who.can("listings.review") };
	return {
		title: t("staff:title", { page: t("staff-exchange:imports.title"), council: council.name }),
		council: council.slug,
		may,
		lines: may.import ? await importsPage(who) : [],
	};
}

export default function Page() {
	const { council, may, lines } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	const paths = staffPaths(council);
	return (
		<>
			<PageHeading lead={t("staff-exchange:imports.intro")}>{t("staff-exchange:imports.title")}</PageHeading>
			<div className="govuk-button-group">
				{may.import ? (
					<>
						<Button href={paths.imports("/upload")}>{t("staff-exchange:imports.upload")}</Button>
						<Button href={paths.imports("/feed")} variant="secondary">
							{t("staff-exchange:imports.feed")}
						</Button>
					</>
				) : null}
				<a className="govuk-link" href={paths.exports()}>
					{t("staff-exchange:imports.export")}
				</a>
				{may.review ? (
					<>
						<a className="govuk-link" href={paths.conflicts()}>
							{t("staff-exchange:imports.conflicts")}
						</a>
						<a className="govuk-link" href={paths.likely()}>
							{t("staff-exchange:likely.title")}
						</a>
					</>
				) : null}
			</div>
			{may.import ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-exchange:imports.history")}</h2>
					<ImportHistory lines={lines} />
				</>
			) : null}
		</>
	);
}
