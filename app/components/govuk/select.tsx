import { classNames } from "./class-names";
import { describedBy, type FieldProps, FormGroup } from "./form-group";

export interface SelectOption {
	value: string;
	text: string;
	/** When the option's words are in another language than the page. */
	lang?: string;
}

export interface SelectProps extends FieldProps {
	options: readonly SelectOption[];
	defaultValue?: string;
	className?: string;
}

export function Select(props: SelectProps) {
	const { name, id = name, label, labelSize, labelHidden, hint, error, options, defaultValue, className } = props;
	return (
		<FormGroup {...{ id, label, labelSize, labelHidden, hint, error }}>
			<select
				className={classNames("govuk-select", error && "govuk-select--error", className)}
				id={id}
				name={name}
				defaultValue={defaultValue}
				aria-describedby={describedBy(id, props)}
				aria-invalid={error ? true : undefined}
			>
				{options.map(({ value, text, lang }) => (
					<option key={value} value={value} lang={lang}>
						{text}
					</option>
				))}
			</select>
		</FormGroup>
	);
}
