import type { ReactNode } from "react";
import { NotificationBanner } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { AreaAnswer } from "../start-page";
import { AreaLink } from "./area-link";

/** What is said above the question about a postcode that led nowhere. A mistake in typing is said at the field instead. */
export function AreaAnswerMessage({ answer }: { answer: AreaAnswer }) {
	const { t } = useSpeech();
	switch (answer.kind) {
		case "council":
		case "malformed":
		case "empty":
			return null;
		case "unknown":
			return (
				<Message title={t("start:answer.unknown.title", { postcode: answer.typed })}>
					<p className="govuk-body">{t("start:answer.unknown.body")}</p>
				</Message>
			);
		case "terminated":
			return (
				<Message title={t("start:answer.terminated.title", { postcode: answer.postcode })}>
					<p className="govuk-body">
						{answer.area ? `${t("start:answer.terminated.area", { area: answer.area.name })} ` : null}
						{t("start:answer.terminated.body")}
					</p>
				</Message>
			);
		case "not-published":
			return (
				<Message title={t("start:answer.not-published.title", { postcode: answer.postcode, area: answer.area.name })}>
					<p className="govuk-body">{t("start:answer.not-published.body")}</p>
					{answer.area.website ? (
						<p className="govuk-body">
							<a className="govuk-notification-banner__link" href={answer.area.website}>
								{t("start:answer.not-published.link")}
							</a>
						</p>
					) : null}
				</Message>
			);
		case "several":
			return (
				<Message title={t("start:answer.several.title", { postcode: answer.postcode })}>
					<p className="govuk-body">{t("start:answer.several.body")}</p>
					<ul className="govuk-list">
						{answer.areas.map((area) => (
							<li key={area.gss}>
								<AreaLink area={area} postcode={answer.postcode} />
							</li>
						))}
					</ul>
				</Message>
			);
		case "outside":
			return (
				<Message title={t("start:answer.outside.title", { postcode: answer.postcode })}>
					<p className="govuk-body">{t("start:answer.outside.body")}</p>
				</Message>
			);
		case "nowhere-near":
			return (
				<Message title={t("start:answer.nowhere-near.title")}>
					<p className="govuk-body">{t("start:answer.nowhere-near.body")}</p>
				</Message>
			);
	}
}

function Message({ title, children }: { title: string; children: ReactNode }) {
	return (
		<NotificationBanner>
			<p className="govuk-notification-banner__heading">{title}</p>
			{children}
		</NotificationBanner>
	);
}
