import { BackLink, Button, ErrorSummary, Select } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { Comparison } from "../../../publishing/components/comparison";
import type { VersionsPage } from "../versions-page.server";
import { VersionList } from "./version-list";

/** All versions, two of them compared, and a way back to an older one. */
export function VersionsView({ page, problem }: { page: VersionsPage; problem?: string }) {
	const { t } = useSpeech();
	const { name, backHref, path, versions, choices, from, to, sections, restore, revision } = page;
	const named = (value: string) => choices.find((choice) => choice.value === value)?.text ?? "";
	return (
		<>
			<BackLink href={backHref}>{name}</BackLink>
			{problem ? <ErrorSummary errors={[{ text: problem }]} /> : null}
			<PageHeading>{t("staff-entries:version.title", { name })}</PageHeading>
			{versions.length === 0 ? <p className="govuk-body">{t("staff-entries:version.none")}</p> : null}
			<VersionList
				versions={versions}
				action={({ number }) =>
					restore.may ? (
						<details className="govuk-details">
							<summary className="govuk-details__summary">
								<span className="govuk-details__summary-text">{t("staff-entries:version.restore", { number })}</span>
							</summary>
							<form method="post">
								<p className="govuk-body">
									{t(restore.losesDraft ? "staff-entries:version.restoreOver" : "staff-entries:version.restoreWhat")}
								</p>
								<input type="hidden" name="revision" value={revision} />
								<Button name="number" value={String(number)} variant="secondary">
									{t("staff-entries:version.restoreButton", { number })}
								</Button>
							</form>
						</details>
					) : null
				}
			/>
			{choices.length > 1 ? (
				<section>
					<h2 className="govuk-heading-l" id="compare">
						{t("staff-entries:version.compare")}
					</h2>
					<form method="get" action={`${path}#compare`} className="app-search">
						<Select name="from" label={t("staff-entries:version.from")} options={choices} defaultValue={from} />
						<Select name="to" label={t("staff-entries:version.to")} options={choices} defaultValue={to} />
						<Button variant="secondary">{t("staff-entries:version.compareButton")}</Button>
					</form>
					{sections.length === 0 ? (
						<p className="govuk-body">{t("staff-entries:version.same")}</p>
					) : (
						<Comparison sections={sections} before={named(from)} after={named(to)} />
					)}
				</section>
			) : null}
		</>
	);
}
