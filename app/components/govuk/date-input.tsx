import { useSpeech } from "../../platform/i18n/context";
import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Fieldset } from "./fieldset";
import { describedBy, type FieldProps } from "./form-group";

interface DateInputProps extends Omit<FieldProps, "labelHidden"> {
	/** What stands in the boxes: as it was typed, so not always a date. */
	defaultValues: { day: string; month: string; year: string };
}

/** A date in three boxes, `name-day`, `name-month` and `name-year`. The first has the field's own id. */
export function DateInput(props: DateInputProps) {
	const { name, id = name, label, labelSize, hint, error, defaultValues } = props;
	const { t } = useSpeech();
	return (
		<div className={classNames("govuk-form-group", error && "govuk-form-group--error")}>
			<Fieldset legend={label} legendSize={labelSize} describedBy={describedBy(id, { hint, error })}>
				{hint ? (
					<div id={`${id}-hint`} className="govuk-hint">
						{hint}
					</div>
				) : null}
				{error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
				<div className="govuk-date-input">
					{(["day", "month", "year"] as const).map((part) => {
						const own = part === "day" ? id : `${id}-${part}`;
						return (
							<div key={part} className="govuk-date-input__item">
								<div className="govuk-form-group">
									<label className="govuk-label govuk-date-input__label" htmlFor={own}>
										{t(`common:date.${part}`)}
									</label>
									<input
										className={classNames(
											"govuk-input govuk-date-input__input",
											part === "year" ? "govuk-input--width-4" : "govuk-input--width-2",
											error && "govuk-input--error",
										)}
										id={own}
										name={`${name}-${part}`}
										type="text"
										inputMode="numeric"
										defaultValue={defaultValues[part]}
									/>
								</div>
							</div>
						);
					})}
				</div>
			</Fieldset>
		</div>
	);
}
