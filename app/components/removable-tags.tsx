import type { ReactNode } from "react";
import { Icon } from "./icon";

interface RemovableTagsProps {
	label: string;
	/** `href` is the page without this choice; `removeLabel` says so in full: "Remove the filter Free". */
	items: readonly { key: string; text: ReactNode; href: string; removeLabel: string }[];
	clear?: { href: string; text: ReactNode };
}

/** What was chosen, each with a link that takes it away again. */
export function RemovableTags({ label, items, clear }: RemovableTagsProps) {
	if (items.length === 0) return null;
	return (
		<nav className="app-choices app-no-print" aria-label={label}>
			<ul className="app-choices__list">
				{items.map(({ key, text, href, removeLabel }) => (
					<li key={key}>
						<a className="app-choice" href={href}>
							<span aria-hidden="true">{text}</span>
							<span className="govuk-visually-hidden">{removeLabel}</span>
							<Icon name="close" />
						</a>
					</li>
				))}
			</ul>
			{clear ? (
				<a className="govuk-link app-choices__clear" href={clear.href}>
					{clear.text}
				</a>
			) : null}
		</nav>
	);
}
