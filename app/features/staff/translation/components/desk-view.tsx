import { Button, Details, Input, Pagination, Select, Table } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { DeskPage, DeskRow } from "../desk-page.server";
import { XLIFF_VERSIONS } from "../xliff/unit";
import { TranslationTag } from "./translation-tag";

/** The languages with what is to be done in each, and a list of what is to be translated. */
export function DeskView({ page }: { page: DeskPage }) {
	const { t, format } = useSpeech();
	const { languages, language, statuses, rows, total } = page;
	if (languages.length === 0) {
		return (
			<>
				<PageHeading>{t("staff-translation:desk.title")}</PageHeading>
				<p className="govuk-body app-measure">{t("staff-translation:desk.noLanguages")}</p>
			</>
		);
	}
	return (
		<>
			<PageHeading>{t("staff-translation:desk.title")}</PageHeading>
			<ViewSwitch
				label={t("staff-translation:desk.languages")}
				items={languages.map(({ text, count, href, current }) => ({
					text: (
						<>
							{text}{" "}
							<span className="app-desk__number">
								{t("staff-translation:desk.waiting", { number: format.number(count) })}
							</span>
						</>
					),
					href,
					current,
				}))}
			/>
			<Links page={page} />
			<ViewSwitch
				label={t("staff-translation:desk.byStatus")}
				items={statuses.map(({ text, count, href, current }) => ({
					text: (
						<>
							{text} <span className="app-desk__number">{format.number(count)}</span>
						</>
					),
					href,
					current,
				}))}
			/>
			<Find page={page} />
			{page.allDone ? (
				<p className="govuk-body govuk-!-font-weight-bold">{t("staff-translation:desk.allDone", { language })}</p>
			) : null}
			{total === 0 ? (
				<p className="govuk-body">{t("staff-translation:desk.none")}</p>
			) : (
				<>
					<p className="govuk-body">
						{t("staff-translation:desk.found", { count: total, number: format.number(total) })}
					</p>
					<Table
						caption={t("staff-translation:desk.caption", { language })}
						captionHidden
						columns={[t("staff-translation:desk.name"), t("staff-translation:desk.state", { language })]}
						rows={rows.map((row) => ({
							key: row.id,
							cells: [<Name key="name" row={row} />, <States key="states" row={row} />],
						}))}
					/>
				</>
			)}
			<Pagination page={page.page} pages={page.pages} href={(number) => `${page.state}&page=${number}`} />
			<Export page={page} />
		</>
	);
}

function Links({ page: { glossaryHref, importHref } }: { page: DeskPage }) {
	const { t } = useSpeech();
	return (
		<nav className="app-desk__links" aria-label={t("staff-translation:desk.agency")}>
			<a className="govuk-link" href={glossaryHref}>
				{t("staff-translation:desk.glossary")}
			</a>
			<a className="govuk-link" href={importHref}>
				{t("staff-translation:desk.import")}
			</a>
		</nav>
	);
}

/** The list as it is filtered, as a file. */
function Export({ page: { exportPath, query } }: { page: DeskPage }) {
	const { t } = useSpeech();
	const { language, status, kind, q } = query;
	return (
		<Details summary={t("staff-translation:desk.export")}>
			<form method="get" action={exportPath}>
				<p className="govuk-body">{t("staff-translation:desk.exportHint")}</p>
				{Object.entries({ language, status, kind, q }).map(([name, value]) =>
					value ? <input key={name} type="hidden" name={name} value={value} /> : null,
				)}
				<Select
					name="version"
					label={t("staff-translation:desk.version")}
					hint={t("staff-translation:desk.versionHint")}
					options={XLIFF_VERSIONS.map((version) => ({ value: version, text: version }))}
				/>
				<Button variant="secondary">{t("staff-translation:desk.download")}</Button>
			</form>
		</Details>
	);
}

function Find({ page: { path, query, kinds } }: { page: DeskPage }) {
	const { t } = useSpeech();
	return (
		<form method="get" action={path} className="app-desk__find">
			<input type="hidden" name="language" value={query.language} />
			{query.status ? <input type="hidden" name="status" value={query.status} /> : null}
			<Input name="q" type="search" label={t("staff-translation:desk.words")} defaultValue={query.q} maxLength={200} />
			<Select name="kind" label={t("staff-translation:desk.kind")} options={kinds} defaultValue={query.kind ?? ""} />
			<Button variant="secondary">{t("staff-translation:desk.show")}</Button>
		</form>
	);
}

function Name({ row: { name, href, kind, status } }: { row: DeskRow }) {
	const { t } = useSpeech();
	return (
		<>
			<a className="govuk-link" href={href}>
				{name}
			</a>
			<span className="app-desk__under">
				{kind}
				{status === "published" ? null : `, ${t(`staff:status.${status}`)}`}
			</span>
		</>
	);
}

function States({ row: { states, step } }: { row: DeskRow }) {
	const { t } = useSpeech();
	return (
		<div className="app-desk__states">
			{step ? <StatusTag status={step} /> : null}
			{states.length === 0 ? (
				<TranslationTag status="missing">{t("staff-translation:desk.notStarted")}</TranslationTag>
			) : (
				states.map(({ status, text }) => (
					<TranslationTag key={status} status={status}>
						{text}
					</TranslationTag>
				))
			)}
		</div>
	);
}
