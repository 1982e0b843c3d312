import { InsetText } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { InterpreterCard } from "../help-page.server";

/** "I need an interpreter", large, in the reader's language and in English. An English page leads to each language's. */
export function InterpreterHelp({ cards }: { cards: readonly InterpreterCard[] }) {
	const { t, language } = useSpeech();
	return (
		<section aria-labelledby="interpreter">
			<h2 className="govuk-heading-l" id="interpreter">
				{t("help:interpreter.title")}
			</h2>
			<p className="govuk-body app-measure">
				{t(language.code === "en" ? "help:interpreter.choose" : "help:interpreter.lead")}
			</p>
			{language.code === "en" ? (
				<ul className="govuk-list">
					{cards.map((card) => (
						<li key={card.code}>
							<a
								className="govuk-link"
								href={`${card.href}#interpreter`}
								hrefLang={card.code}
								lang={card.code}
								dir={card.dir}
							>
								{card.sentence}
							</a>
						</li>
					))}
				</ul>
			) : (
				cards.map((card) => (
					<InsetText key={card.code}>
						<p className="govuk-heading-l">{card.sentence}</p>
						<p className="govuk-heading-l govuk-!-margin-bottom-0" lang="en" dir="ltr">
							{card.english}
						</p>
					</InsetText>
				))
			)}
			<p className="govuk-body app-measure">{t("help:interpreter.family")}</p>
		</section>
	);
}
