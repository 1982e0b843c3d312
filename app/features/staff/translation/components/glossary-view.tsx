import { BackLink, Button, ErrorSummary, Input, NotificationBanner, Table } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import type { GlossaryPage } from "../glossary-page.server";

/** The agreed terms of one language, and a form to add or change one. */
export function GlossaryView({ page }: { page: GlossaryPage }) {
	const { t } = useSpeech();
	const { language, languages, terms, errors, done } = page;
	return (
		<>
			<BackLink href={page.deskHref}>{t("staff-translation:desk.title")}</BackLink>
			<ErrorSummary errors={errors} />
			{done ? <NotificationBanner success>{t(`staff-translation:glossary.done.${done}`)}</NotificationBanner> : null}
			<PageHeading lead={t("staff-translation:glossary.lead")}>{t("staff-translation:glossary.title")}</PageHeading>
			{language ? (
				<>
					<ViewSwitch label={t("staff-translation:desk.languages")} items={languages} />
					{terms.length > 0 ? (
						<Table
							caption={t("staff-translation:glossary.caption", { language: language.name })}
							columns={[
								t("staff-translation:glossary.term"),
								t("staff-translation:glossary.translation", { language: language.name }),
								<span key="action" className="govuk-visually-hidden">
									{t("staff-translation:glossary.action")}
								</span>,
							]}
							rows={terms.map((one) => ({
								key: one.id,
								cells: [
									one.term,
									<span key="translation" lang={language.code} dir={language.dir}>
										{one.translation}
									</span>,
									<Actions key="actions" term={one} language={language.code} />,
								],
							}))}
						/>
					) : (
						<p className="govuk-body">{t("staff-translation:glossary.none", { language: language.name })}</p>
					)}
					<TermForm page={page} language={language} />
				</>
			) : (
				<p className="govuk-body app-measure">{t("staff-translation:desk.noLanguages")}</p>
			)}
		</>
	);
}

function Actions({
	term: { id, term, changeHref },
	language,
}: {
	term: GlossaryPage["terms"][number];
	language: string;
}) {
	const { t } = useSpeech();
	return (
		<form method="post" className="app-glossary__actions">
			<input type="hidden" name="language" value={language} />
			<input type="hidden" name="id" value={id} />
			<a className="govuk-link" href={changeHref}>
				{t("staff-translation:glossary.changeLink")}
				<span className="govuk-visually-hidden"> {term}</span>
			</a>
			<button className="app-link-button" type="submit" name="intent" value="remove">
				{t("staff-translation:glossary.remove")}
				<span className="govuk-visually-hidden"> {term}</span>
			</button>
		</form>
	);
}

interface FormProps {
	page: GlossaryPage;
	language: NonNullable<GlossaryPage["language"]>;
}

function TermForm({ page: { form, errors, cancelHref }, language }: FormProps) {
	const { t } = useSpeech();
	const errorOf = (field: "term" | "translation") => errors.find((error) => error.field === field)?.text;
	return (
		<form method="post" noValidate className="app-glossary__form">
			<h2 className="govuk-heading-m">
				{form.changing === null
					? t("staff-translation:glossary.add")
					: t("staff-translation:glossary.change", { term: form.changing })}
			</h2>
			<input type="hidden" name="language" value={language.code} />
			<input type="hidden" name="id" value={form.id} />
			<Input
				name="term"
				label={t("staff-translation:glossary.term")}
				defaultValue={form.term}
				error={errorOf("term")}
			/>
			<Input
				name="translation"
				label={t("staff-translation:glossary.translation", { language: language.name })}
				defaultValue={form.translation}
				error={errorOf("translation")}
				lang={language.code}
				dir={language.dir}
			/>
			<div className="govuk-button-group">
				<Button name="intent" value="save">
					{t("staff-translation:glossary.save")}
				</Button>
				{form.changing === null ? null : (
					<a className="govuk-link" href={cancelHref}>
						{t("staff-translation:glossary.cancel")}
					</a>
				)}
			</div>
		</form>
	);
}
