import type { ReactNode } from "react";
import { BadgeList } from "../../../../components/badges";
import { Timetable } from "../../../../components/timetable";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { NameAndPlace } from "../../words/components/name-and-place";
import { sharesItsName } from "../../words/tell-apart";
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
	const isShared = sharesItsName(days.flatMap(({ sessions }) => sessions));
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
					title: <NameAndPlace name={session.name} place={isShared(session) ? session.place : null} />,
					href: session.href,
					details: <SessionDetails session={isShared(session) ? { ...session, place: null } : session} />,
				})),
			}))}
		/>
	);
}

function SessionDetails({
	session: { onNow, place, distance, who, cost, joining, termUnknown },
}: {
	session: SessionRow;
}) {
	const { t } = useSpeech();
	return (
		<>
			{place || distance ? (
				<p>
					{place ? <Foreign text={place} /> : null}
					{place && distance ? " · " : null}
					{distance}
				</p>
			) : null}
			<p>{who}</p>
			{termUnknown ? <p>{t("calendar:session.termUnknown")}</p> : null}
			<BadgeList
				items={[
					...(onNow ? [{ key: "now", text: t("calendar:session.onNow"), tone: "good" as const }] : []),
					{ key: "cost", text: <Foreign text={cost} /> },
					{ key: "joining", text: joining },
				]}
			/>
		</>
	);
}
