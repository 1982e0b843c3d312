import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface FieldsetProps {
	legend: ReactNode;
	legendSize?: "s" | "m" | "l";
	/** The legend is the page's heading. */
	heading?: boolean;
	describedBy?: string;
	children: ReactNode;
}

export function Fieldset({ legend, legendSize, heading, describedBy, children }: FieldsetProps) {
	return (
		<fieldset className="govuk-fieldset" aria-describedby={describedBy}>
			<legend className={classNames("govuk-fieldset__legend", legendSize && `govuk-fieldset__legend--${legendSize}`)}>
				{heading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
			</legend>
			{children}
		</fieldset>
	);
}
