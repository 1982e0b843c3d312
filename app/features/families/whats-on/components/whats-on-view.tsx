import { ActionList } from "../../../../components/action-list";
import { Columns } from "../../../../components/columns";
import { Breadcrumbs, ErrorSummary, Pagination } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RemovableTags } from "../../../../components/removable-tags";
import { useSpeech } from "../../../../platform/i18n/context";
import { PostcodeNotice } from "../../words/components/postcode-notice";
import { toQuery } from "../filters";
import type { WhatsOnPage } from "../whats-on.server";
import { SessionFilterForm } from "./session-filter-form";
import { SessionTimetable } from "./session-timetable";
import { WeekStrip } from "./week-strip";

interface Props {
	page: WhatsOnPage;
	council: { slug: string; name: string };
}

/** What is on, by day or by week. */
export function WhatsOnView({ page, council }: Props) {
	const { t, paths } = useSpeech();
	const { query, heading, days, chosen, nextDay } = page;
	const byWeek = query.view === "week";
	const nothing = days.every((day) => day.sessions.length === 0);
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" }]} />
			{query.unread === null ? null : (
				<ErrorSummary errors={[{ field: "date", text: t("calendar:filter.dateProblem") }]} />
			)}
			<PageHeading lead={t("calendar:whatsOn.lead")}>{t("calendar:whatsOn.heading")}</PageHeading>
			{page.near.problem?.elsewhere ? <PostcodeNotice problem={page.near.problem} /> : null}
			<Columns asideFirst aside={<SessionFilterForm page={page} council={council.slug} />}>
				<RemovableTags
					label={t("calendar:filter.chosen")}
					items={chosen}
					clear={{ href: page.clearHref, text: t("calendar:filter.clear") }}
				/>
				<WeekStrip page={page} />
				{byWeek ? <h2 className="govuk-heading-m">{heading}</h2> : null}
				<SessionTimetable
					days={days}
					level={byWeek ? 3 : 2}
					empty={t(chosen.length > 0 ? "calendar:whatsOn.emptyFiltered" : "calendar:whatsOn.empty")}
				/>
				<Pagination
					page={page.page}
					pages={page.pages}
					href={(number) => paths.whatsOn(council.slug, toQuery({ ...query, page: number }))}
				/>
				{nothing ? (
					<p className="govuk-body">
						{nextDay ? (
							<a className="govuk-link" href={nextDay.href}>
								{t("calendar:whatsOn.next", { day: nextDay.text })}
							</a>
						) : (
							t("calendar:whatsOn.never")
						)}
					</p>
				) : null}
				<ActionList
					items={[
						{
							key: "calendar",
							icon: "calendar",
							text: t("calendar:whatsOn.subscribe"),
							href: page.calendarHref,
							rel: "nofollow",
						},
					]}
				/>
				<p className="govuk-hint app-no-print">{t("calendar:whatsOn.subscribeHint")}</p>
			</Columns>
		</>
	);
}
