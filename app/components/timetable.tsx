import type { ReactNode } from "react";

export interface TimetableDay {
	key: string;
	/** An anchor to jump to. */
	id?: string;
	heading: ReactNode;
	/** A line under the heading: a bank holiday, other hours. */
	note?: ReactNode;
	/** What to say on a day without anything. */
	empty?: ReactNode;
	sessions: readonly { key: string; time: ReactNode; title: ReactNode; href?: string; details?: ReactNode }[];
}

/** Days as headings, their sessions as rows: the same on a phone, on paper and on a wide screen. */
export function Timetable({ days, level = 3 }: { days: readonly TimetableDay[]; level?: 2 | 3 | 4 }) {
	const Heading = `h${level}` as const;
	return (
		<div className="app-timetable">
			{days.map(({ key, id, heading, note, empty, sessions }) => (
				<section key={key} className="app-timetable__day" id={id}>
					<Heading className="govuk-heading-s app-timetable__heading">{heading}</Heading>
					{note ? <p className="app-timetable__note">{note}</p> : null}
					{sessions.length === 0 ? (
						<p className="app-timetable__empty">{empty}</p>
					) : (
						<ul className="app-timetable__sessions">
							{sessions.map((session) => (
								<li key={session.key} className="app-timetable__session">
									<p className="app-timetable__time">{session.time}</p>
									<div className="app-timetable__what">
										<p className="app-timetable__title">
											{session.href ? (
												<a className="govuk-link" href={session.href}>
													{session.title}
												</a>
											) : (
												session.title
											)}
										</p>
										{session.details ? <div className="app-timetable__details">{session.details}</div> : null}
									</div>
								</li>
							))}
						</ul>
					)}
				</section>
			))}
		</div>
	);
}
