import { AlertBox } from "../../../../components/alert-box";
import { ContactButtons } from "../../../../components/contact-buttons";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { Answer } from "../answer.server";

/**
 * Above the list: what to read, where to go, and whom to call now. In danger whom to call comes before where to go;
 * otherwise the nearest that fits does, so that it is on the first screen of a phone.
 */
export function AnswerBlock({ answer }: { answer: Answer | null }) {
	const { t } = useSpeech();
	if (!answer) return null;
	const { article, line, service, hub, danger } = answer;
	const nearest = service ? <Nearest {...service} /> : null;
	return (
		<AlertBox title={t("directory:answer.title")}>
			<div className="app-first-answer">
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
						<span className="app-first-answer__about">
							<Foreign text={article.summary} />
						</span>
					</p>
				) : null}
				{danger ? null : nearest}
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
				{danger ? nearest : null}
			</div>
		</AlertBox>
	);
}

function Nearest({ card }: NonNullable<Answer["service"]>) {
	const { t } = useSpeech();
	return (
		<p className="govuk-body app-first-answer__nearest">
			{t("directory:answer.service")}{" "}
			<a className="govuk-link" href={card.href}>
				<Foreign text={card.name} />
			</a>
			{card.when ? <span>, {card.when}</span> : null}
		</p>
	);
}
