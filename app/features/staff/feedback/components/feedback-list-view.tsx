import { FilterPanel } from "../../../../components/filter-panel";
import { Button, Pagination, Select, Tag } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RecordTable } from "../../../../components/staff/record-table";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import type { FeedbackListPage, FeedbackRow } from "../feedback-list-page.server";

/** What families told a council. `href` gives the URL of a page of the list. */
export function FeedbackListView({ page, href }: { page: FeedbackListPage; href: (page: number) => string }) {
	const { t, format } = useSpeech();
	const { statuses, service, rows, total, filtered, chosen } = page;
	return (
		<>
			<PageHeading lead={t("staff-feedback:lead")}>{t("staff-feedback:title")}</PageHeading>
			<p className="govuk-body">
				<a className="govuk-link" href={page.publicHref}>
					{t("staff-feedback:public")}
				</a>
			</p>
			<ViewSwitch
				label={t("staff-feedback:by-status")}
				items={statuses.map(({ status, count, href, current }) => ({
					text: `${t(`staff-feedback:status.${status}`)} (${format.number(count)})`,
					href,
					current,
				}))}
			/>
			<div className="app-staff-columns">
				<Filters page={page} />
				<div>
					{service ? (
						<p className="govuk-body">
							{t("staff-feedback:only-about", { name: service.name })}{" "}
							<a className="govuk-link" href={service.clearHref}>
								{t("staff-feedback:clear")}
							</a>
						</p>
					) : null}
					{rows.length === 0 ? (
						<p className="govuk-body">{t(`staff-feedback:none.${filtered ? "filtered" : chosen.status}`)}</p>
					) : (
						<>
							<p className="govuk-body">{t("staff-feedback:found", { count: total, number: format.number(total) })}</p>
							<RecordTable
								caption={t("staff-feedback:title")}
								columns={(["about", "message", "received", "assigned"] as const).map((key) => ({
									key,
									text: t(`staff-feedback:column.${key}`),
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

	function cellsOf({ about, href, kind, beginning, received, assignedTo, published }: FeedbackRow) {
		return [
			<a key="about" className="govuk-link" href={href}>
				{about}
			</a>,
			<>
				<strong>{t(`staff-feedback:kind.${kind}`)}</strong>
				<span className="app-records__under app-break">{beginning}</span>
				{published ? <Tag colour="green">{t("staff-feedback:answer-published")}</Tag> : null}
			</>,
			received,
			assignedTo ?? t("staff-feedback:nobody"),
		];
	}
}

function Filters({ page }: { page: FeedbackListPage }) {
	const { t } = useSpeech();
	const { path, chosen, service, people, ages, kinds } = page;
	return (
		<FilterPanel title={t("staff-feedback:filter")} count={null}>
			<form method="get" action={path}>
				<input type="hidden" name="status" value={chosen.status} />
				{service ? <input type="hidden" name="service" value={service.id} /> : null}
				<Select
					name="kind"
					label={t("staff-feedback:filter-kind")}
					defaultValue={chosen.kind}
					options={[
						{ value: "", text: t("staff-feedback:any-kind") },
						...kinds.map((value) => ({ value, text: t(`staff-feedback:kind.${value}`) })),
					]}
				/>
				<Select
					name="assigned"
					label={t("staff-feedback:filter-assigned")}
					defaultValue={chosen.assigned}
					options={people}
				/>
				<Select name="older" label={t("staff-feedback:filter-older")} defaultValue={chosen.older} options={ages} />
				<Button>{t("staff-feedback:show")}</Button>
			</form>
		</FilterPanel>
	);
}
