import { type ReactNode, useId } from "react";
import { classNames } from "./govuk";
import { Icon } from "./icon";

interface AlertBoxProps {
	title: ReactNode;
	/** Red: when to get help now. Otherwise calm: a closure, a change. */
	urgent?: boolean;
	level?: 2 | 3;
	children: ReactNode;
}

export function AlertBox({ title, urgent, level = 2, children }: AlertBoxProps) {
	const Heading = `h${level}` as const;
	const id = useId();
	return (
		<section className={classNames("app-alert", urgent && "app-alert--urgent")} aria-labelledby={id}>
			<Heading className="app-alert__title govuk-heading-m" id={id}>
				<Icon name={urgent ? "warning" : "info"} />
				<span>{title}</span>
			</Heading>
			<div className="app-alert__body">{children}</div>
		</section>
	);
}
