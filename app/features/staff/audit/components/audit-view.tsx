import { FilterPanel } from "../../../../components/filter-panel";
import { Button, ErrorSummary, Input, NotificationBanner, Pagination, Select } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RecordTable } from "../../../../components/staff/record-table";
import type { AuditVerdict } from "../../../../platform/audit.server";
import { useSpeech } from "../../../../platform/i18n/context";
import type { AuditPage } from "../audit-page.server";

interface Props {
	page: AuditPage;
	/** Of a verification that was just made. */
	verdict?: AuditVerdict;
	/** The URL of a page of the list. */
	href: (page: number) => string;
}

/** Who did what, when and to what; whether anybody tampered with it; and all of it as a file. */
export function AuditView({ page, verdict, href }: Props) {
	const { t, format } = useSpeech();
	const { rows, total, errors } = page;
	return (
		<>
			<ErrorSummary
				errors={(["from", "to"] as const).flatMap((field) => {
					const error = errors[field];
					return error ? [{ field, text: t(`staff-audit:error.${error}`) }] : [];
				})}
			/>
			{verdict ? <Verdict verdict={verdict} /> : null}
			<PageHeading lead={t("staff-audit:lead")}>{t("staff-audit:title")}</PageHeading>
			<form method="post" action={page.path}>
				<Button variant="secondary">{t("staff-audit:verify")}</Button>
			</form>
			<div className="app-staff-columns">
				<Filters page={page} />
				<div>
					{rows.length === 0 ? (
						<p className="govuk-body">{t("staff-audit:none")}</p>
					) : (
						<>
							<p className="govuk-body">{t("staff-audit:found", { count: total, number: format.number(total) })}</p>
							<AuditRows page={page} />
							<Pagination page={page.page} pages={page.pages} href={href} />
							<Export page={page} />
						</>
					)}
				</div>
			</div>
		</>
	);
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
	const { t, format } = useSpeech();
	if (verdict.ok) {
		return (
			<NotificationBanner success>
				{t("staff-audit:verdict.whole", { count: verdict.entries, number: format.number(verdict.entries) })}
			</NotificationBanner>
		);
	}
	return (
		<NotificationBanner>
			{verdict.faults.map(({ stream, number, reason, key = "" }) => (
				<p key={stream} className="govuk-body">
					{t(`staff-audit:verdict.${reason}`, {
						number: format.number(number),
						log: t(`staff-audit:log.${nameOf(stream)}`),
						key,
					})}
				</p>
			))}
			<p className="govuk-body">{t("staff-audit:verdict.next")}</p>
		</NotificationBanner>
	);
}

const nameOf = (stream: string) =>
	stream === "portal" || stream === "root" || stream === "before-streams" ? stream : "council";

function Filters({ page: { path, query, actions, errors } }: { page: AuditPage }) {
	const { t } = useSpeech();
	const error = (field: "from" | "to") => errors[field] && t(`staff-audit:error.${errors[field]}`);
	return (
		<FilterPanel title={t("staff-audit:filter")} count={null}>
			<form method="get" action={path} noValidate>
				<Input name="person" label={t("staff-audit:field.person")} defaultValue={query.person} maxLength={200} />
				<Select name="action" label={t("staff-audit:field.action")} options={actions} defaultValue={query.action} />
				<Input name="about" label={t("staff-audit:field.about")} defaultValue={query.about} maxLength={200} />
				<Input
					name="from"
					type="date"
					label={t("staff-audit:field.from")}
					defaultValue={query.from}
					error={error("from")}
				/>
				<Input name="to" type="date" label={t("staff-audit:field.to")} defaultValue={query.to} error={error("to")} />
				<Button>{t("staff-audit:show")}</Button>
			</form>
		</FilterPanel>
	);
}

function AuditRows({ page: { rows } }: { page: AuditPage }) {
	const { t } = useSpeech();
	return (
		<RecordTable
			caption={t("staff-audit:title")}
			columns={(["what", "about", "who", "when"] as const).map((key) => ({
				key,
				text: t(`staff-audit:column.${key}`),
			}))}
			rows={rows.map(({ id, number, when, who, what, about, details }) => ({
				id,
				name: what,
				cells: [
					what,
					about || details.length > 0 ? <About key="about" about={about} details={details} /> : null,
					who,
					<>
						{when}
						<span className="app-records__under">{t("staff-audit:number", { number })}</span>
					</>,
				],
			}))}
		/>
	);
}

function About({ about, details }: Pick<AuditPage["rows"][number], "about" | "details">) {
	return (
		<>
			{about?.href ? (
				<a className="govuk-link" href={about.href}>
					{about.text}
				</a>
			) : null}
			{about && !about.href ? <span className="app-break">{about.text}</span> : null}
			{details.map((detail) => (
				<span key={detail} className="app-records__under app-break">
					{detail}
				</span>
			))}
		</>
	);
}

function Export({ page: { exportPath, query } }: { page: AuditPage }) {
	const { t } = useSpeech();
	const { page: _page, ...asked } = query;
	return (
		<form method="post" action={exportPath}>
			{Object.entries(asked).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Button variant="secondary">{t("staff-audit:export")}</Button>
			<p className="govuk-hint">{t("staff-audit:export-hint")}</p>
		</form>
	);
}
