import { Children, isValidElement, type ReactNode } from "react";
import { classNames } from "./govuk";

interface CardProps {
	/** The name; with `href` it is the link. */
	title: ReactNode;
	href?: string;
	level?: 2 | 3 | 4;
	/** A short line above the name. */
	kicker?: ReactNode;
	/** Stands out: the nearest hub. */
	highlight?: boolean;
	children?: ReactNode;
	/** What can be done with it. */
	footer?: ReactNode;
}

export function Card({ title, href, level = 3, kicker, highlight, children, footer }: CardProps) {
	const Heading = `h${level}` as const;
	return (
		<article className={classNames("app-card", highlight && "app-card--highlight")}>
			{kicker ? <p className="app-card__kicker">{kicker}</p> : null}
			<Heading className="app-card__title govuk-heading-m">
				{href ? (
					<a className="govuk-link" href={href}>
						{title}
					</a>
				) : (
					title
				)}
			</Heading>
			{children ? <div className="app-card__body">{children}</div> : null}
			{footer ? <div className="app-card__footer app-no-print">{footer}</div> : null}
		</article>
	);
}

/** Cards one under the other. `ordered` when the order means something: nearest first. */
export function CardList({ children, ordered }: { children: ReactNode; ordered?: boolean }) {
	const List = ordered ? "ol" : "ul";
	return (
		<List className="app-cards">
			{Children.toArray(children).map((card) => (isValidElement(card) ? <li key={card.key}>{card}</li> : null))}
		</List>
	);
}
