import type { ReactNode } from "react";

interface PageHeadingProps {
	children: ReactNode;
	/** A short line above: what kind of page this is. */
	caption?: ReactNode;
	/** The first sentence, larger than the rest. */
	lead?: ReactNode;
	/** Of the letters: a sentence is smaller than a name. */
	size?: "xl" | "m";
}

/** The page's one `<h1>`. */
export function PageHeading({ children, caption, lead, size = "xl" }: PageHeadingProps) {
	return (
		<div className="app-page-heading">
			<h1 className={`govuk-heading-${size}`}>
				{caption ? <span className="govuk-caption-l">{caption} </span> : null}
				{children}
			</h1>
			{lead ? <p className="govuk-body-l app-measure">{lead}</p> : null}
		</div>
	);
}
