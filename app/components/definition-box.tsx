import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface DefinitionBoxProps {
	title?: ReactNode;
	/** An item without a value is left out. `term` is unique in its box. */
	items: readonly { term: string; value: ReactNode; icon?: IconName }[];
}

/** The facts that matter most, at a glance: who, when, where, how much. */
export function DefinitionBox({ title, items }: DefinitionBoxProps) {
	const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== false && value !== "");
	return (
		<div className="app-facts">
			{title ? <h2 className="govuk-heading-m">{title}</h2> : null}
			<dl className="app-facts__list">
				{shown.map(({ term, value, icon }) => (
					<div key={term} className="app-facts__row">
						<dt className="app-facts__term">
							{icon ? <Icon name={icon} /> : null}
							{term}
						</dt>
						<dd className="app-facts__value">{value}</dd>
					</div>
				))}
			</dl>
		</div>
	);
}
