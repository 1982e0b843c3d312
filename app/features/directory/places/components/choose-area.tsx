import { Button, Details, ErrorSummary, Input } from "../../../../components/govuk";
import { Hero } from "../../../../components/hero";
import { islandUrl } from "../../../../components/island";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { isMistake, type StartPage } from "../start-page";
import { AreaAnswerMessage } from "./area-answer-message";
import { AreaLink, EnglishName } from "./area-link";

/** One question, and under it the list for those who would rather choose. */
export function ChooseArea({ page }: { page: StartPage }) {
	const { t, format, paths } = useSpeech();
	const { typed, answer, councils, others } = page;
	const mistake = isMistake(answer) ? t(`start:answer.${answer.kind}`) : undefined;
	const otherCount = others.reduce((sum, { areas }) => sum + areas.length, 0);
	return (
		<>
			<ErrorSummary errors={mistake ? [{ field: "postcode", text: mistake }] : []} />
			{answer ? <AreaAnswerMessage answer={answer} /> : null}
			<Hero heading={<PageHeading>{t("start:title")}</PageHeading>}>
				<form action={paths.start()} method="get" aria-label={t("start:form.label")}>
					<Input
						name="postcode"
						label={t("start:form.postcode")}
						labelSize="m"
						hint={t("start:form.hint")}
						error={mistake}
						defaultValue={typed ?? undefined}
						width={10}
						autoComplete="postal-code"
						autoCapitalize="characters"
						spellCheck={false}
						maxLength={60}
						dir="ltr"
					/>
					<div className="govuk-button-group">
						<Button>{t("start:form.submit")}</Button>
						<button type="button" className="govuk-button govuk-button--secondary" data-locate="" hidden>
							{t("start:locate.button")}
						</button>
					</div>
					<p
						className="govuk-body"
						role="status"
						data-locate-status=""
						data-waiting={t("start:locate.waiting")}
						data-failed={t("start:locate.failed")}
					/>
				</form>
			</Hero>
			<script type="module" src={islandUrl("locate")} />

			<h2 className="govuk-heading-l" id="areas">
				{t("start:areas.title")}
			</h2>
			{councils.length > 0 ? (
				<ul className="govuk-list">
					{councils.map(({ slug, name }) => (
						<li key={slug}>
							<a className="govuk-link" href={paths.council(slug)}>
								<EnglishName name={name} />
							</a>
						</li>
					))}
				</ul>
			) : (
				<p className="govuk-body">{t("start:areas.none")}</p>
			)}
			{others.length > 0 ? (
				<Details summary={t("start:areas.other", { number: format.number(otherCount) })}>
					<p className="govuk-body">{t("start:areas.other-hint")}</p>
					{others.map(({ letter, areas }) => (
						<section key={letter} lang="en" dir="ltr" aria-labelledby={`areas-${letter}`}>
							<h3 className="govuk-heading-s govuk-!-margin-bottom-1" id={`areas-${letter}`}>
								{letter}
							</h3>
							<ul className="govuk-list">
								{areas.map((area) => (
									<li key={area.gss}>
										<AreaLink area={area} />
									</li>
								))}
							</ul>
						</section>
					))}
				</Details>
			) : null}
		</>
	);
}
