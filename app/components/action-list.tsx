import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface ActionListProps {
	items: readonly { key: string; icon: IconName; text: ReactNode; href: string; download?: boolean; rel?: string }[];
	/** Forms with an `ActionButton` each; they come first. */
	children?: ReactNode;
}

/** What can be done with a page: save, print, share, add to a calendar. */
export function ActionList({ items, children }: ActionListProps) {
	return (
		<div className="app-actions app-no-print">
			{children}
			{items.map(({ key, icon, text, href, download, rel }) => (
				<a key={key} className="app-action" href={href} download={download} rel={rel}>
					<Icon name={icon} />
					<span>{text}</span>
				</a>
			))}
		</div>
	);
}

/** A submit button that looks like the links of an `ActionList`. */
export function ActionButton(props: { icon: IconName; name?: string; value?: string; children: ReactNode }) {
	const { icon, name, value, children } = props;
	return (
		<button className="app-action" type="submit" name={name} value={value}>
			<Icon name={icon} />
			<span>{children}</span>
		</button>
	);
}
