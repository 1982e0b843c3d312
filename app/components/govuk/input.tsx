import type { InputHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { describedBy, type FieldProps, FormGroup } from "./form-group";

type Native = Pick<
	InputHTMLAttributes<HTMLInputElement>,
	| "type"
	| "defaultValue"
	| "autoComplete"
	| "autoCapitalize"
	| "inputMode"
	| "maxLength"
	| "min"
	| "max"
	| "spellCheck"
	| "required"
	| "readOnly"
	| "dir"
	| "lang"
>;

export interface InputProps extends FieldProps, Native {
	/** Its width in characters. */
	width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
	className?: string;
}

/** What is typed stands as its own script does: a Latin name on a page from right to left. */
export function Input(props: InputProps) {
	const { name, id = name, label, labelSize, labelHidden, hint, error, width, className, ...native } = props;
	const classes = classNames(
		"govuk-input",
		width && `govuk-input--width-${width}`,
		error && "govuk-input--error",
		className,
	);
	return (
		<FormGroup {...{ id, label, labelSize, labelHidden, hint, error }}>
			<input
				className={classes}
				id={id}
				name={name}
				type="text"
				spellCheck={false}
				dir="auto"
				aria-describedby={describedBy(id, props)}
				aria-invalid={error ? true : undefined}
				{...native}
			/>
		</FormGroup>
	);
}
