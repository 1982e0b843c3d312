import type { ReactNode } from "react";
import { Icon } from "./icon";

interface FilterPanelProps {
	title: ReactNode;
	/** How many filters are chosen, in words for screen readers: "3 filters chosen". Nothing when none is. */
	count: ReactNode;
	/** Whether it is unfolded everywhere, because something in it is to be mended. */
	open?: boolean;
	/** The form. */
	children: ReactNode;
}

/**
 * A panel beside the results on a wide screen, folded away on a phone. It is one `<details>`: wide screens unfold it
 * with `::details-content`, and where a browser lacks that, it folds there too.
 */
export function FilterPanel({ title, count, open, children }: FilterPanelProps) {
	return (
		<details className="app-filters app-unfolds app-no-print" open={open}>
			<summary className="app-filters__summary">
				<Icon name="filter" />
				<span>{title}</span>
				{count ? <span className="app-filters__count">{count}</span> : null}
			</summary>
			<div className="app-filters__body">
				<h2 className="govuk-heading-m app-filters__title">{title}</h2>
				{children}
			</div>
		</details>
	);
}
