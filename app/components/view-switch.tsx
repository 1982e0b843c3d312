import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface ViewSwitchProps {
	label: string;
	items: readonly { text: ReactNode; href: string; current: boolean; icon?: IconName }[];
}

/** Several ways to look at the same things: list or map, this week or the next. */
export function ViewSwitch({ label, items }: ViewSwitchProps) {
	return (
		<nav className="app-switch app-no-print" aria-label={label}>
			<ul className="app-switch__list">
				{items.map(({ text, href, current, icon }) => (
					<li key={href}>
						<a className="app-switch__link" href={href} aria-current={current ? "true" : undefined}>
							{icon ? <Icon name={icon} /> : null}
							{text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
