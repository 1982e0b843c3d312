import { FilterPanel } from "../../../../components/filter-panel";
import { Button, Input, NotificationBanner, Pagination, Select } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RemovableTags } from "../../../../components/removable-tags";
import { RecordTable } from "../../../../components/staff/record-table";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { EntryListPage, ListRow } from "../list-page.server";

/** A list of entries: filters beside it, what was found, and what can be done with those that are ticked. */
export function EntryListView({ page }: { page: EntryListPage }) {
	const { t } = useSpeech();
	const { kind, newHref, portalHref, statuses, empty } = page;
	return (
		<>
			<ResultBanner page={page} />
			<div className="app-staff-title">
				<PageHeading>{t(`staff-entries:kinds.${kind}`)}</PageHeading>
				{newHref ? <Button href={newHref}>{t(`staff-entries:add.${kind}`)}</Button> : null}
			</div>
			{portalHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={portalHref}>
						{t("staff-guidance:portal.title")}
					</a>
				</p>
			) : null}
			<ViewSwitch
				label={t("staff-entries:list.byStatus")}
				items={statuses.map(({ text, count, href, current }) => ({
					text: <WithCount text={text} count={count} />,
					href,
					current,
				}))}
			/>
			<div className="app-staff-columns">
				<Filters page={page} />
				<div>
					<RemovableTags
						label={t("staff-entries:list.chosen")}
						items={page.chosen}
						clear={{ href: page.clearHref, text: t("staff-entries:list.clear") }}
					/>
					{empty ? (
						<p className="govuk-body">{t(`staff-entries:list.empty.${empty}`)}</p>
					) : (
						<FoundEntries page={page} />
					)}
				</div>
			</div>
		</>
	);
}

function WithCount({ text, count }: { text: string; count: number }) {
	const { format } = useSpeech();
	return (
		<>
			{text} <span className="app-staff-number">{format.number(count)}</span>
		</>
	);
}

function ResultBanner({ page: { result } }: { page: EntryListPage }) {
	const { t } = useSpeech();
	if (!result) return null;
	return (
		<NotificationBanner success={result.success}>
			<p className="govuk-notification-banner__heading">{result.text}</p>
			{result.left.length > 0 ? (
				<>
					<p className="govuk-body">{t("staff-entries:bulk.left", { count: result.left.length })}</p>
					<ul className="govuk-list govuk-list--bullet">
						{result.left.map(({ id, name, href, reason }) => (
							<li key={id}>
								<a className="govuk-notification-banner__link" href={href}>
									{name}
								</a>
								: {reason}
							</li>
						))}
					</ul>
				</>
			) : null}
		</NotificationBanner>
	);
}

function Filters({ page }: { page: EntryListPage }) {
	const { t } = useSpeech();
	const { path, query, options, chosen } = page;
	const any = { value: "", text: t("staff-entries:list.any") };
	const filter = (name: "organisation" | "owner" | "concern" | "source", label: string) =>
		options[name].length > 1 || query[name] ? (
			<Select name={name} label={label} options={[any, ...options[name]]} defaultValue={query[name] ?? ""} />
		) : null;
	return (
		<FilterPanel
			title={t("staff-entries:list.filter")}
			count={chosen.length > 0 ? t("directory:filter.count", { count: chosen.length }) : null}
		>
			<form method="get" action={path}>
				{query.status ? <input type="hidden" name="status" value={query.status} /> : null}
				<Input name="q" label={t("staff-entries:list.q")} defaultValue={query.q} type="search" maxLength={200} />
				{filter("organisation", t("staff-entries:field.organisation"))}
				{filter("owner", t("staff-entries:list.owner"))}
				{filter("concern", t("staff-entries:list.concern"))}
				{filter("source", t("staff-entries:list.source"))}
				<Select name="sort" label={t("staff-entries:list.sort")} options={options.sort} defaultValue={query.sort} />
				<Button>{t("staff-entries:list.show")}</Button>
			</form>
		</FilterPanel>
	);
}

function FoundEntries({ page }: { page: EntryListPage }) {
	const { t, format } = useSpeech();
	const { kind, rows, total, actions, bulkPath, state, selectAllHref, pages } = page;
	const hrefOf = (number: number) => {
		const search = new URLSearchParams(state);
		search.set("page", String(number));
		return `${page.path}?${search}`;
	};
	const columns = [
		{ key: "name", text: t("staff-entries:field.name") },
		{ key: "status", text: t("staff-entries:list.status") },
		{ key: "checked", text: t("staff-entries:list.checked"), kind: "date" as const },
		{ key: "changed", text: t("staff-entries:list.changed"), kind: "date" as const },
		{ key: "owner", text: t("staff-entries:list.owner") },
	];
	const table = (
		<RecordTable
			caption={t(`staff-entries:kinds.${kind}`)}
			columns={columns}
			rows={rows.map((row) => ({ id: row.id, name: row.name, cells: cellsOf(row) }))}
			choose={
				actions.length > 0
					? {
							name: "id",
							heading: t("staff-entries:list.choose"),
							label: (name) => t("staff-entries:list.chooseOne", { name }),
							chosen: selectAllHref === null,
						}
					: undefined
			}
		/>
	);
	return (
		<>
			<p className="govuk-body app-staff-found">
				{t("staff-entries:list.found", { count: total, number: format.number(total) })}
				{actions.length > 0 && selectAllHref ? (
					<a className="govuk-link" href={selectAllHref}>
						{t("staff-entries:list.selectAll")}
					</a>
				) : null}
			</p>
			{actions.length === 0 ? (
				table
			) : (
				<form method="get" action={bulkPath}>
					<input type="hidden" name="list" value={state} />
					{table}
					<div className="app-staff-bulk">
						<Select name="do" label={t("staff-entries:bulk.label")} labelSize="s" options={actions} />
						<Button variant="secondary">{t("staff-entries:bulk.go")}</Button>
					</div>
				</form>
			)}
			<Pagination page={page.page} pages={pages} href={hrefOf} />
		</>
	);

	function cellsOf(row: ListRow) {
		return [
			<>
				<a className="govuk-link" href={row.href}>
					{row.name}
				</a>
				{row.organisation ? <span className="app-records__under">{row.organisation}</span> : null}
			</>,
			<>
				<StatusTag status={row.status} />
				{row.older ? <span className="app-records__under">{t("staff-entries:list.older")}</span> : null}
				{row.marks.map((mark) => (
					<span key={mark} className="app-records__under">
						{mark}
					</span>
				))}
			</>,
			<>
				{row.checked}
				{row.unchecked ? (
					<strong className="app-records__under app-staff-late">{t("staff-entries:concern.unchecked")}</strong>
				) : null}
			</>,
			row.changed,
			row.owner ?? t("staff-entries:list.nobody"),
		];
	}
}
