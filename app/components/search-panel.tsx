import type { ReactNode } from "react";

/** A search form (GET) with its fields side by side where there is room. */
export function SearchPanel({ action, label, children }: { action: string; label: string; children: ReactNode }) {
	return (
		<search>
			<form className="app-search" action={action} method="get" aria-label={label}>
				{children}
			</form>
		</search>
	);
}
