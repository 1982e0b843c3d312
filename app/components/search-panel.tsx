import type { ReactNode } from "react";
import { Icon } from "./icon";

interface SearchPanelProps {
	action: string;
	label: string;
	/** Folded on a phone under this line, because it was asked already; `open` where something in it is to be mended. */
	folded?: { summary: ReactNode; open: boolean };
	children: ReactNode;
}

/** A search form (GET) with its fields side by side where there is room. */
export function SearchPanel({ action, label, folded, children }: SearchPanelProps) {
	const form = (
		<form className="app-search" action={action} method="get" aria-label={label}>
			{children}
		</form>
	);
	return (
		<search>
			{folded ? (
				<details className="app-search-again app-unfolds app-no-print" open={folded.open}>
					<summary className="app-filters__summary">
						<Icon name="search" />
						<span>{folded.summary}</span>
					</summary>
					{form}
				</details>
			) : (
				form
			)}
		</search>
	);
}
