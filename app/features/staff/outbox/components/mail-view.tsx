import { Fragment } from "react";
import { Button, NotificationBanner, Pagination, Tag, type TagColour, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RecordTable } from "../../../../components/staff/record-table";
import { ViewSwitch } from "../../../../components/view-switch";
import { type MailStatus, WAITING_FOR_SOMEBODY } from "../../../../model/mail/message";
import { useSpeech } from "../../../../platform/i18n/context";
import type { MailPage, MailRow } from "../mail-page.server";
import { FailedTasks } from "./failed-tasks";

export const STATUS_COLOURS: Record<MailStatus, TagColour> = {
	queued: "blue",
	sent: "green",
	unknown: "yellow",
	failed: "red",
};

/** What became of a council's messages, and a second try for what failed. `href` gives the URL of a page of the list. */
export function MailView({ page, href }: { page: MailPage; href: (page: number) => string }) {
	const { t, format } = useSpeech();
	const { statuses, rows, failed, kept, result } = page;
	return (
		<>
			{result ? (
				<NotificationBanner success={result !== "nothing-queued" && result !== "nothing-to-try"}>
					{t(`staff-mail:done.${result}`)}
				</NotificationBanner>
			) : null}
			<PageHeading lead={t("staff-mail:lead")}>{t("staff-mail:title")}</PageHeading>
			{page.notSetUp ? <WarningText>{t("staff-mail:not-set-up")}</WarningText> : null}
			{page.pauses.map(({ channel, because, reason, since, tries, until }) => (
				<WarningText key={channel}>
					{t(`staff-mail:paused.${because}`, { what: t(`staff-mail:channel.${channel}`), since })} {reason}{" "}
					{t("staff-mail:tried", { count: tries, number: format.number(tries), when: until })}
				</WarningText>
			))}
			<FailedTasks tasks={page.tasks} />
			<ViewSwitch
				label={t("staff-mail:by-status")}
				items={statuses.map(({ text, count, href, current }) => ({
					text: `${text} (${format.number(count)})`,
					href,
					current,
				}))}
			/>
			{failed > 0 ? (
				<form method="post">
					<Button variant="secondary">
						{t("staff-mail:again.all", { count: failed, number: format.number(failed) })}
					</Button>
				</form>
			) : null}
			{rows.length === 0 ? (
				<p className="govuk-body">{t("staff-mail:none")}</p>
			) : (
				<RecordTable
					caption={t("staff-mail:title")}
					columns={(["about", "recipient", "status", "written", "what"] as const).map((key) => ({
						key,
						text: t(`staff-mail:column.${key}`),
					}))}
					rows={rows.map((row) => ({ id: row.id, name: row.text, cells: cellsOf(row) }))}
				/>
			)}
			<Pagination page={page.page} pages={page.pages} href={href} />
			<p className="govuk-hint app-measure">{t("staff-mail:kept", kept)}</p>
		</>
	);

	function cellsOf(row: MailRow) {
		return [
			row.channel === "email" ? (
				row.text
			) : (
				<Fragment key="text">
					{row.text} <span className="app-records__under">{t(`staff-mail:channel.${row.channel}`)}</span>
				</Fragment>
			),
			row.recipient,
			<Tag key="status" colour={STATUS_COLOURS[row.status]}>
				{t(`staff-mail:status.${row.status}`)}
			</Tag>,
			row.written,
			<What key="what" row={row} />,
		];
	}
}

/** When it went or goes out, and what is in its way. */
function What({ row: { id, status, when, attempts, problem } }: { row: MailRow }) {
	const { t, format } = useSpeech();
	return (
		<>
			{status === "sent" ? when : null}
			{problem ? <span className="app-records__under">{problem}</span> : null}
			{status === "queued" && attempts > 0 ? (
				<span className="app-records__under">
					{t("staff-mail:tried", { count: attempts, number: format.number(attempts), when })}
				</span>
			) : null}
			{status === "unknown" ? <span className="app-records__under">{t("staff-mail:unknown-means")}</span> : null}
			{WAITING_FOR_SOMEBODY.some((one) => one === status) ? (
				<form method="post">
					<input type="hidden" name="id" value={id} />
					<Button variant="secondary" className="govuk-!-margin-bottom-0">
						{t("staff-mail:again.one")}
					</Button>
				</form>
			) : null}
		</>
	);
}
