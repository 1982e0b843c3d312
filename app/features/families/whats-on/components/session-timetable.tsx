import type { ReactNode } from "react";
import { BadgeList } from "../../../../components/badges";
import { Timetable } from "../../../../components/timetable";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { DayOfSessions, SessionRow } from "../session-row";

interface Props {
	days: readonly DayOfSessions[];
	/** Lines under the headings, by date: when the place is open. */
	notes?: Readonly<Record<string, ReactNode>>;
	/** What to say on a day without anything. */
	empty: string;
	level?: 2 | 3;
}

/** Days as headings with their sessions under them. */
export function SessionTimetable({ days, notes = {}, empty, level }: Props) {
	const { t } = useSpeech();
	return (
		<Timetable
			level={level}
			days={days.map(({ date, heading, holiday, sessions }) => ({
				key: date,
				id: `day-${date}`,
				heading,
				note: notes[date] ?? (holiday && sessions.length > 0 ? t("calendar:day.holiday", { holiday }) : holiday),
				empty,
				sessions: sessions.map((session) => ({
					key: session.key,
					time: session.time,
					title: <Foreign text={session.name} />,
					href: session.href,
					details: <SessionDetails session={session} />,
				})),
			}))}
		/>
	);
}

function SessionDetails({ session: { onNow, place, who, cost, joining, termUnknown } }: { session: SessionRow }) {
	const { t } = useSpeech();
	return (
		<>
			{place ? (
				<p>
					<Foreign text={place} />
				</p>
			) : null}
			<p>{who}</p>
			{termUnknown ? <p>{t("calendar:session.termUnknown")}</p> : null}
			<BadgeList
				items={[
					...(onNow ? [{ key: "now", text: t("calendar:session.onNow"), tone: "good" as const }] : []),
					{ key: "cost", text: cost },
					{ key: "joining", text: joining },
				]}
			/>
		</>
	);
}
