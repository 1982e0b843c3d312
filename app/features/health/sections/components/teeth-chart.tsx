import { useSpeech } from "../../../../platform/i18n/context";
import type { ToothPlace } from "../teeth";

interface Props {
	jaws: { jaw: string; places: ToothPlace[] }[];
	/** Where a tooth that came through is written down. */
	hrefOf: (tooth: string) => string;
}

/**
 * The mouth as somebody sees it who looks at the child, in every language: each tooth is a link that says in words which it is
 * and whether it is through.
 */
export function TeethChart({ jaws, hrefOf }: Props) {
	const { t } = useSpeech();
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("health-sections:teeth.chart")}</h2>
			{jaws.map(({ jaw, places }) => (
				<div key={jaw}>
					<h3 className="govuk-heading-s govuk-!-margin-bottom-1">{jaw}</h3>
					<ul className="app-teeth" dir="ltr">
						{places.map(({ tooth, words, isThrough }) => (
							<li key={tooth}>
								<a className="app-teeth__tooth" href={hrefOf(tooth)} title={words}>
									<span aria-hidden="true">{isThrough ? "●" : "○"}</span>
									<span className="govuk-visually-hidden" dir="auto">
										{words}
									</span>
								</a>
							</li>
						))}
					</ul>
				</div>
			))}
			<p className="govuk-hint">{t("health-sections:teeth.key")}</p>
		</section>
	);
}
