import type { ReactNode } from "react";
import { classNames } from "./govuk";

interface ColumnsProps {
	aside: ReactNode;
	children: ReactNode;
	/** The narrow column stands first, on a phone above the rest: filters. */
	asideFirst?: boolean;
}

/** Two thirds and a third on a wide screen, one under the other on a phone. */
export function Columns({ aside, children, asideFirst }: ColumnsProps) {
	const narrow = <div className="app-columns__aside">{aside}</div>;
	return (
		<div className={classNames("app-columns", asideFirst && "app-columns--aside-first")}>
			{asideFirst ? narrow : null}
			<div className="app-columns__main">{children}</div>
			{asideFirst ? null : narrow}
		</div>
	);
}
