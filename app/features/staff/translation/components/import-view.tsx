import {
	BackLink,
	Button,
	Details,
	ErrorSummary,
	FileUpload,
	NotificationBanner,
	Select,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ImportPage } from "../xliff/import-page.server";

/** A file that came back: chosen, then looked through unit by unit, then imported. */
export function ImportView({ page }: { page: ImportPage }) {
	const { t } = useSpeech();
	const { language, languages, error, result } = page;
	return (
		<>
			<BackLink href={page.backHref}>{t("staff-translation:desk.title")}</BackLink>
			<ErrorSummary errors={error ? [{ field: "file", text: error }] : []} />
			{result?.done ? (
				<NotificationBanner success>{t("staff-translation:import.done", { count: result.applied })}</NotificationBanner>
			) : null}
			<PageHeading lead={result ? undefined : t("staff-translation:import.lead")}>
				{t("staff-translation:import.title")}
			</PageHeading>
			{result && language ? <Result result={result} language={language} /> : null}
			{result?.done || languages.length === 0 ? null : (
				<form method="post" encType="multipart/form-data" noValidate>
					<Select
						name="language"
						label={t("staff-translation:import.language")}
						options={languages}
						defaultValue={language?.code}
					/>
					<FileUpload
						name="file"
						label={t(result ? "staff-translation:import.another" : "staff-translation:import.file")}
						hint={t("staff-translation:import.hint")}
						error={error}
						accept=".xlf,.xliff,.xml,application/xliff+xml"
					/>
					<Button variant={result ? "secondary" : undefined}>{t("staff-translation:import.check")}</Button>
				</form>
			)}
		</>
	);
}

interface ResultProps {
	result: NonNullable<ImportPage["result"]>;
	language: NonNullable<ImportPage["language"]>;
}

function Result({ result: { done, applied, groups, file }, language }: ResultProps) {
	const { t } = useSpeech();
	return (
		<>
			{done ? null : (
				<p className="govuk-body app-measure">
					{t("staff-translation:import.preview", { count: applied, language: language.name })}
				</p>
			)}
			{groups.map(({ outcome, applied: isApplied, count, lines, more }) => (
				<Details
					key={outcome}
					open={!isApplied && outcome !== "unchanged"}
					summary={t(`staff-translation:outcome.${outcome}`, { count })}
				>
					<ul className="govuk-list govuk-list--spaced">
						{lines.map(({ key, name, href, text }) => (
							<li key={key}>
								{href ? (
									<a className="govuk-link" href={href}>
										{name}
									</a>
								) : (
									<span className="app-import__id">{name}</span>
								)}
								{text ? (
									<span className="app-desk__under" lang={language.code} dir={language.dir}>
										{text}
									</span>
								) : null}
							</li>
						))}
					</ul>
					{more > 0 ? <p className="govuk-body-s">{t("staff-translation:import.more", { count: more })}</p> : null}
				</Details>
			))}
			{!done && applied > 0 ? (
				<form method="post" encType="multipart/form-data">
					<input type="hidden" name="language" value={language.code} />
					<input type="hidden" name="kept" value={file} />
					<p className="govuk-hint app-measure">{t("staff-translation:import.applyHint")}</p>
					<Button name="intent" value="apply">
						{t("staff-translation:import.apply", { count: applied })}
					</Button>
				</form>
			) : null}
		</>
	);
}
