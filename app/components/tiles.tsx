import { Children, isValidElement, type ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Large links side by side, one under the other on a phone. */
export function TileList({ children, columns = 3 }: { children: ReactNode; columns?: 2 | 3 | 4 }) {
	return (
		<ul className={`app-tiles app-tiles--${columns}`}>
			{Children.toArray(children).map((tile) => (isValidElement(tile) ? <li key={tile.key}>{tile}</li> : null))}
		</ul>
	);
}

interface TileProps {
	href: string;
	title: ReactNode;
	icon?: IconName;
	/** A line of what is behind the link. */
	children?: ReactNode;
}

export function Tile({ href, title, icon, children }: TileProps) {
	return (
		<a className="app-tile" href={href}>
			{icon ? <Icon name={icon} /> : null}
			<span className="app-tile__words">
				<span className="app-tile__title">{title}</span>
				{children ? <span className="app-tile__text">{children}</span> : null}
			</span>
		</a>
	);
}
