import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { againOf, type SentForm } from "../platform/errors";
import { useSpeech } from "../platform/i18n/context";
import type { FrameCouncil } from "./frame-council";
import { Button } from "./govuk/button";
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
	const error = useRouteError();
	const reason = reasonFor(error);
	const again = isRouteErrorResponse(error) ? againOf(error.data) : undefined;
	const page = (
		<>
			<PageHeading>{t(`errors:page.${reason}.title`)}</PageHeading>
			<p className="govuk-body app-measure">{t(`errors:page.${reason}.body`)}</p>
			{again ? <SendAgain values={again} /> : null}
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
	return staff ? (
		staff.frame(page)
	) : (
		<PageFrame council={council} account={false}>
			{page}
		</PageFrame>
	);
}

/** What was sent, in a form that sends it to the same address once more. */
function SendAgain({ values }: { values: SentForm }) {
	const { t } = useSpeech();
	const fields = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
	return (
		<form method="post">
			{fields.map(([name, value]) => (
				<input key={JSON.stringify([name, value])} type="hidden" name={name} value={value} />
			))}
			<p className="govuk-body app-measure">{t("errors:again.kept")}</p>
			<Button>{t("errors:again.button")}</Button>
		</form>
	);
}
