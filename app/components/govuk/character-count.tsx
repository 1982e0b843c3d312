import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { describedBy, type FieldProps, FormGroup } from "./form-group";

interface CharacterCountProps extends FieldProps {
	defaultValue?: string;
	rows?: number;
	/** How much can be written, in words: it stands below the box. */
	limit: ReactNode;
}

/** A box for some text that says how long it may be. Longer texts are refused with words, not cut off. */
export function CharacterCount(props: CharacterCountProps) {
	const { name, id = name, label, labelSize, labelHidden, hint, error, defaultValue, rows = 5, limit } = props;
	return (
		<div className="govuk-character-count">
			<FormGroup {...{ id, label, labelSize, labelHidden, hint, error }}>
				<textarea
					className={classNames("govuk-textarea", error && "govuk-textarea--error")}
					id={id}
					name={name}
					rows={rows}
					dir="auto"
					defaultValue={defaultValue}
					aria-describedby={classNames(describedBy(id, props), `${id}-info`)}
					aria-invalid={error ? true : undefined}
				/>
			</FormGroup>
			<div id={`${id}-info`} className="govuk-hint govuk-character-count__message">
				{limit}
			</div>
		</div>
	);
}
