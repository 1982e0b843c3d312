import type { ReactNode } from "react";
import { classNames } from "./govuk";
import { IconLabel, type IconName } from "./icon";

export interface Badge {
	key: string;
	text: ReactNode;
	icon?: IconName;
	tone?: "plain" | "good" | "attention";
}

/** Short facts, each in words. `label` names the list for screen readers. */
export function BadgeList({ items, label }: { items: readonly Badge[]; label?: string }) {
	if (items.length === 0) return null;
	return (
		<ul className="app-badges" aria-label={label}>
			{items.map(({ key, text, icon, tone = "plain" }) => (
				<li key={key} className={classNames("app-badge", tone !== "plain" && `app-badge--${tone}`)}>
					{icon ? <IconLabel icon={icon}>{text}</IconLabel> : text}
				</li>
			))}
		</ul>
	);
}
