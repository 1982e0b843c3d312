import { Table } from "../../../../components/govuk";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { HoursTable } from "../describe-hub";

/** The usual week, and the dates that differ from it. */
export function Hours({ hours: { week, changes } }: { hours: HoursTable }) {
	const { t } = useSpeech();
	return (
		<>
			<Table
				caption={t("hubs:hours.usual")}
				captionHidden
				rows={week.map(({ day, times, isToday }) => ({ key: day, cells: [day, times], emphasised: isToday }))}
			/>
			{changes.length > 0 ? (
				<Table
					caption={t("hubs:hours.changes")}
					rows={changes.map(({ date, day, times, holiday, note }) => ({
						key: date,
						cells: [
							day,
							<>
								{times}
								{holiday ? <div>{holiday}</div> : null}
								{note ? (
									<div>
										<Foreign text={note} />
									</div>
								) : null}
							</>,
						],
					}))}
				/>
			) : null}
		</>
	);
}
