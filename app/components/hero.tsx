import type { ReactNode } from "react";
import { FamilyPicture } from "./family-picture";

interface HeroProps {
	/** The page's heading and its first sentence. */
	heading: ReactNode;
	/** What to begin with: a search form. */
	children: ReactNode;
}

/** The top of a page that families arrive at: a welcome, and one thing to do. */
export function Hero({ heading, children }: HeroProps) {
	return (
		<div className="app-hero">
			<div className="app-hero__sky">
				{heading}
				<FamilyPicture />
			</div>
			<div className="app-hero__ground">{children}</div>
		</div>
	);
}
