import { classNames } from "./class-names";
import { describedBy, type FieldProps, FormGroup } from "./form-group";

export interface TextareaProps extends FieldProps {
	defaultValue?: string;
	rows?: number;
	maxLength?: number;
	/** Of what is written in it, where that is not the page's language. */
	lang?: string;
	dir?: "ltr" | "rtl";
}

export function Textarea(props: TextareaProps) {
	const { name, id = name, label, labelSize, labelHidden, hint, error, rows = 5, ...native } = props;
	return (
		<FormGroup {...{ id, label, labelSize, labelHidden, hint, error }}>
			<textarea
				className={classNames("govuk-textarea", error && "govuk-textarea--error")}
				id={id}
				name={name}
				rows={rows}
				dir="auto"
				aria-describedby={describedBy(id, props)}
				aria-invalid={error ? true : undefined}
				{...native}
			/>
		</FormGroup>
	);
}
