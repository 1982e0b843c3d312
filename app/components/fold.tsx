import type { ReactNode } from "react";

interface FoldProps {
	/** An anchor to jump to. */
	id?: string;
	title: ReactNode;
	/** What is behind it, in a word or two: "14 services". */
	about?: ReactNode;
	level?: 2 | 3;
	children: ReactNode;
}

/** A part of a long page behind its heading: closed until somebody opens it, without a script. Paper shows it all. */
export function Fold({ id, title, about, level = 2, children }: FoldProps) {
	const Heading = `h${level}` as const;
	return (
		<details className="app-fold" id={id}>
			<summary className="app-fold__summary">
				<Heading className="govuk-heading-s app-fold__title">{title}</Heading>
				{about ? <span className="app-fold__about">{about}</span> : null}
			</summary>
			<div className="app-fold__body">{children}</div>
		</details>
	);
}
