import type { ReactNode } from "react";
import { classNames } from "./govuk";
import { ICONS, type IconName, TURNING_ICONS } from "./icons";

export type { IconName } from "./icons";

/** Decoration beside words that say the same; never alone. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg
			className={classNames("app-icon", TURNING_ICONS.has(name) && "app-icon--turning")}
			viewBox="0 0 24 24"
			width="24"
			height="24"
			aria-hidden="true"
			focusable="false"
		>
			<path d={ICONS[name]} />
		</svg>
	);
}

export function IconLabel({ icon, children }: { icon: IconName; children: ReactNode }) {
	return (
		<span className="app-icon-label">
			<Icon name={icon} />
			<span>{children}</span>
		</span>
	);
}
