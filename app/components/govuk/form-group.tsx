import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";

/** What every field of a form has. `id` is `name` unless given; hint and error are named after it. */
export interface FieldProps {
	name: string;
	id?: string;
	label: ReactNode;
	labelSize?: "s" | "m" | "l";
	/** For screen readers only: a search box whose button says it all. */
	labelHidden?: boolean;
	hint?: ReactNode;
	/** The message, already in the reader's language. */
	error?: ReactNode;
}

/** The ids of a field's hint and error, as `aria-describedby` wants them. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, "hint" | "error">): string | undefined {
	return classNames(hint && `${id}-hint`, error && `${id}-error`) || undefined;
}

/** Label, hint and error around one control. */
export function FormGroup(props: Omit<FieldProps, "name" | "id"> & { id: string; children: ReactNode }) {
	const { id, label, labelSize, labelHidden, hint, error, children } = props;
	const labelClass = classNames(
		"govuk-label",
		labelSize && `govuk-label--${labelSize}`,
		labelHidden && "govuk-visually-hidden",
	);
	return (
		<div className={classNames("govuk-form-group", error && "govuk-form-group--error")}>
			<label className={labelClass} htmlFor={id}>
				{label}
			</label>
			{hint ? (
				<div id={`${id}-hint`} className="govuk-hint">
					{hint}
				</div>
			) : null}
			{error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
			{children}
		</div>
	);
}
