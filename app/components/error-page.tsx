import { useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { useSpeech } from "../platform/i18n/context";
import type { FrameCouncil } from "./frame-council";
import { PageFrame } from "./page-frame";
import { PageHeading } from "./page-heading";
import { reasonFor } from "./reason-for";

interface ErrorPageProps {
	council?: FrameCouncil;
	/** Puts another frame around the page than the public one, where to go on from there. */
	staff?: { homeHref: string; frame: (page: ReactNode) => ReactNode };
}

/** What a reader sees when a page cannot be shown: what happened, what to do and where to go on, in their language. */
export function ErrorPage({ council, staff }: ErrorPageProps) {
	const { t, paths } = useSpeech();
	const reason = reasonFor(useRouteError());
	const page = (
		<>
			<PageHeading>{t(`errors:page.${reason}.title`)}</PageHeading>
			<p className="govuk-body app-measure">{t(`errors:page.${reason}.body`)}</p>
			<p className="govuk-body">{t("errors:next")}</p>
			<ul className="govuk-list govuk-list--bullet">
				{council ? (
					<>
						<li>
							<a className="govuk-link" href={paths.services(council.slug)}>
								{t("errors:links.services")}
							</a>
						</li>
						<li>
							<a className="govuk-link" href={paths.help(council.slug)}>
								{t("errors:links.help")}
							</a>
						</li>
						<li>
							<a className="govuk-link" href={paths.council(council.slug)}>
								{t("errors:links.home", { council: council.name })}
							</a>
						</li>
					</>
				) : null}
				<li>
					{staff ? (
						<a className="govuk-link" href={staff.homeHref}>
							{t("staff:error-home")}
						</a>
					) : (
						<a className="govuk-link" href={paths.start()}>
							{t("errors:links.areas")}
						</a>
					)}
				</li>
			</ul>
			{staff ? null : <p className="govuk-body app-measure">{t("errors:emergency")}</p>}
		</>
	);
	return staff ? staff.frame(page) : <PageFrame council={council}>{page}</PageFrame>;
}
