import type { ReactNode } from "react";

interface ProseProps {
	/** Markup that is already safe: rendered from our own Markdown with raw HTML off. */
	html?: string;
	children?: ReactNode;
	/** When the text is in another language than the page. */
	lang?: string;
	dir?: "ltr" | "rtl";
}

/** Running text: headings, lists and links are styled by element, at most 70 characters wide. */
export function Prose({ html, children, lang, dir }: ProseProps) {
	if (html === undefined) {
		return (
			<div className="app-prose" lang={lang} dir={dir}>
				{children}
			</div>
		);
	}
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the caller vouches for it, see above
	return <div className="app-prose" lang={lang} dir={dir} dangerouslySetInnerHTML={{ __html: html }} />;
}
