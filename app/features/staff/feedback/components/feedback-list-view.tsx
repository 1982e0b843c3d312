import { FilterPanel } from "../../../../components/filter-panel";
import { Button, Pagination, Select, Tag } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RecordTable } from "../../../../components/staff/record-table";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import type { CaseRow, CasesPage } from "../feedback-list-page.server";

/** What families told a council. `href` gives the URL of a page of the list. */
export function CasesView({ page, href }: { page: CasesPage; href: (page: number) => string }) {
	const { t, format } = useSpeech();
	const { statuses, service, rows, total, filtered, chosen } = page;
	return (
		<>
			<PageHeading lead={t("staff-cases:lead")}>{t("staff-cases:title")}</PageHeading>
			<p className="govuk-body">
				<a className="govuk-link" href={page.publicHref}>
					{t("staff-cases:public")}
				</a>
			</p>
			<ViewSwitch
				label={t("staff-cases:by-status")}
				items={statuses.map(({ status, count, href, current }) => ({
					text: `${t(`staff-cases:status.${status}`)} (${format.number(count)})`,
					href,
					current,
				}))}
			/>
			<div className="app-staff-columns">
				<Filters page={page} />
				<div>
					{service ? (
						<p className="govuk-body">
							{t("staff-cases:only-about", { name: service.name })}{" "}
							<a className="govuk-link" href={service.clearHref}>
								{t("staff-cases:clear")}
							</a>
						</p>
					) : null}
					{rows.length === 0 ? (
						<p className="govuk-body">{t(`staff-cases:none.${filtered ? "filtered" : chosen.status}`)}</p>
					) : (
						<>
							<p className="govuk-body">{t("staff-cases:found", { count: total, number: format.number(total) })}</p>
							<RecordTable
								caption={t("staff-cases:title")}
								columns={(["about", "message", "received", "assigned"] as const).map((key) => ({
									key,
									text: t(`staff-cases:column.${key}`),
								}))}
								rows={rows.map((row) => ({ id: row.id, name: row.about, cells: cellsOf(row) }))}
							/>
						</>
					)}
					<Pagination page={page.page} pages={page.pages} href={href} />
				</div>
			</div>
		</>
	);

	function cellsOf({ about, href, kind, beginning, received, assignedTo, published }: CaseRow) {
		return [
			<a key="about" className="govuk-link" href={href}>
				{about}
			</a>,
			<>
				<strong>{t(`staff-cases:kind.${kind}`)}</strong>
				<span className="app-records__under app-break">{beginning}</span>
				{published ? <Tag colour="green">{t("staff-cases:answer-published")}</Tag> : null}
			</>,
			received,
			assignedTo ?? t("staff-cases:nobody"),
		];
	}
}

function Filters({ page }: { page: CasesPage }) {
	const { t } = useSpeech();
	const { path, chosen, service, people, ages, kinds } = page;
	return (
		<FilterPanel title={t("staff-cases:filter")} count={null}>
			<form method="get" action={path}>
				<input type="hidden" name="status" value={chosen.status} />
				{service ? <input type="hidden" name="service" value={service.id} /> : null}
				<Select
					name="kind"
					label={t("staff-cases:filter-kind")}
					defaultValue={chosen.kind}
					options={[
						{ value: "", text: t("staff-cases:any-kind") },
						...kinds.map((value) => ({ value, text: t(`staff-cases:kind.${value}`) })),
					]}
				/>
				<Select
					name="assigned"
					label={t("staff-cases:filter-assigned")}
					defaultValue={chosen.assigned}
					options={people}
				/>
				<Select name="older" label={t("staff-cases:filter-older")} defaultValue={chosen.older} options={ages} />
				<Button>{t("staff-cases:show")}</Button>
			</form>
		</FilterPanel>
	);
}
