import { AlertBox } from "../../../../components/alert-box";
import { ContactButtons } from "../../../../components/contact-buttons";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { Answer } from "../answer.server";

/** Above the list: what to read, whom to call now, and where to go. */
export function AnswerBlock({ answer }: { answer: Answer | null }) {
	const { t } = useSpeech();
	if (!answer) return null;
	const { article, line, service, hub, danger } = answer;
	return (
		<AlertBox title={t("directory:answer.title")}>
			{danger ? <p className="govuk-body">{t("help:emergency.999", { number: "999" })}</p> : null}
			{hub ? (
				<p className="govuk-body">
					<a className="govuk-link govuk-!-font-weight-bold" href={hub.href}>
						<Foreign text={hub.name} />
					</a>
				</p>
			) : null}
			{article ? (
				<p className="govuk-body">
					<a className="govuk-link govuk-!-font-weight-bold" href={article.href}>
						<Foreign text={article.title} />
					</a>
					<br />
					<Foreign text={article.summary} />
				</p>
			) : null}
			{line ? (
				<ContactButtons
					items={[
						{
							key: line.id,
							kind: line.kind,
							href: line.href,
							label: line.action,
							detail: (
								<>
									<strong>
										<Foreign text={line.name} />
									</strong>
									<Foreign text={line.about} as="div" />
									{line.state ? <div>{line.state}</div> : null}
								</>
							),
						},
					]}
				/>
			) : null}
			{service ? (
				<p className="govuk-body">
					{t("directory:answer.service")}{" "}
					<a className="govuk-link" href={service.card.href}>
						<Foreign text={service.card.name} />
					</a>
					{service.card.when ? <span>, {service.card.when}</span> : null}
				</p>
			) : null}
		</AlertBox>
	);
}
