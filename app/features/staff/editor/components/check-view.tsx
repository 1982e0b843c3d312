import { BackLink, Button, ErrorSummary, InsetText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { CheckPage } from "../entry-check.server";
import { ChoiceField, DateField, FilledFields, LineField } from "./fields";

/** All that an entry says with links to change it, what it lacks, and the way on. */
export function CheckView({ page }: { page: CheckPage }) {
	const { t } = useSpeech();
	const { sections, missing, errors } = page;
	return (
		<>
			<BackLink href={page.overviewHref} />
			<ErrorSummary errors={errors} />
			<PageHeading caption={page.entryTitle}>{t("staff-editorial:check.title")}</PageHeading>
			<p>
				<StatusTag status={page.status} />
			</p>
			{sections.map(({ slug, title, changeHref, rows }) => (
				<section key={slug} className="app-answers">
					<div className="app-answers__head">
						<h2 className="govuk-heading-m">{title}</h2>
						{changeHref ? (
							<a className="govuk-link" href={changeHref}>
								{t("staff-editorial:check.change")}
								<span className="govuk-visually-hidden"> {title}</span>
							</a>
						) : null}
					</div>
					{rows.length > 0 ? (
						<dl className="govuk-summary-list">
							{rows.map(({ key, label, lines }) => (
								<div key={key} className="govuk-summary-list__row">
									<dt className="govuk-summary-list__key">{label}</dt>
									<dd className="govuk-summary-list__value app-answers__value">{lines.join("\n")}</dd>
								</div>
							))}
						</dl>
					) : (
						<p className="govuk-body">{t("staff-editorial:check.empty")}</p>
					)}
				</section>
			))}
			{missing.length > 0 ? (
				<InsetText>
					<h2 className="govuk-heading-m">{t("staff-editorial:check.missing")}</h2>
					<ul className="govuk-list govuk-list--bullet">
						{missing.map(({ text, href }) => (
							<li key={text}>
								<a className="govuk-link" href={href}>
									{text}
								</a>
							</li>
						))}
					</ul>
				</InsetText>
			) : (
				<p className="govuk-body">{t("staff-editorial:check.complete")}</p>
			)}
			<Steps page={page} />
		</>
	);
}

function Steps({ page: { submit, publish, revision, values, errors, overviewHref } }: { page: CheckPage }) {
	const { t } = useSpeech();
	const fieldErrors = errors.flatMap(({ field, text }) => (field ? [{ field, text }] : []));
	const later = (
		<>
			<DateField name="publish" hint="date" />
			<LineField name="time" width={10} />
		</>
	);
	return (
		<form method="post" noValidate>
			<input type="hidden" name="revision" value={revision} />
			{publish === "offered" ? (
				<FilledFields values={values} errors={fieldErrors}>
					<ChoiceField
						name="when"
						choices={[
							{ value: "now", label: t("staff-editorial:check.now") },
							{ value: "later", label: t("staff-editorial:check.later"), conditional: later },
						]}
					/>
					<DateField name="expire" hint="expire" labelSize="s" />
				</FilledFields>
			) : null}
			{publish === "own-work" ? <p className="govuk-body app-measure">{t("staff-editorial:check.own-work")}</p> : null}
			{publish === "not-yours" && !submit ? <p className="govuk-body">{t("staff-editorial:check.not-yours")}</p> : null}
			{submit && publish !== "offered" ? (
				<p className="govuk-body app-measure">{t("staff-editorial:check.submitAbout")}</p>
			) : null}
			<div className="govuk-button-group">
				{publish === "offered" ? (
					<Button name="intent" value="publish">
						{t("staff-editorial:check.publish")}
					</Button>
				) : null}
				{submit ? (
					<Button variant={publish === "offered" ? "secondary" : undefined} name="intent" value="submit">
						{t("staff-editorial:check.submit")}
					</Button>
				) : null}
				<a className="govuk-link" href={overviewHref}>
					{t("staff-editorial:check.overview")}
				</a>
			</div>
		</form>
	);
}
