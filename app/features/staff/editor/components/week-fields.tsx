import { classNames, Input } from "../../../../components/govuk";
import { DAYS } from "../../../../model/calendar/shapes";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { useErrors, useValues } from "./fields";

/** The hours of a week, a line for each day. */
export function WeekFields({ name, hint, legend }: { name: string; hint: string; legend?: string }) {
	const { t, format } = useSpeech();
	const values = useValues();
	const errors = useErrors();
	return (
		<fieldset className="govuk-fieldset app-week-fields" aria-describedby={`${name}-hint`}>
			<legend
				className={classNames("govuk-fieldset__legend", legend ? "govuk-fieldset__legend--m" : "govuk-visually-hidden")}
			>
				{legend ?? t("staff-sections:field.week")}
			</legend>
			<p className="govuk-hint" id={`${name}-hint`}>
				{hint}
			</p>
			{DAYS.map((day) => (
				<Input
					key={day}
					name={`${name}-${day}`}
					label={format.weekday(day)}
					defaultValue={oneOf(values, `${name}-${day}`)}
					error={errors.find(({ field }) => field === `${name}-${day}`)?.text}
				/>
			))}
		</fieldset>
	);
}
