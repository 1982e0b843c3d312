import { createContext, type ReactNode, useContext } from "react";
import type { LocalText } from "../../model/local-text";
import { type Paths, pathsFor } from "../../paths";
import { type Format, formatFor } from "./format";
import type { Language } from "./languages";
import type { T } from "./translate.server";

export interface Speech {
	language: Language;
	t: T;
	format: Format;
	paths: Paths;
}

const SpeechContext = createContext<Speech | null>(null);

/** Has what is inside lead elsewhere. */
export function LeadingTo({ to, children }: { to: (paths: Paths) => Paths; children: ReactNode }) {
	const speech = useSpeech();
	return <SpeechContext.Provider value={{ ...speech, paths: to(speech.paths) }}>{children}</SpeechContext.Provider>;
}

export function SpeechProvider(props: { language: Language; t: T; children: ReactNode }) {
	const { language, t } = props;
	const speech = { language, t, format: formatFor(language), paths: pathsFor(language.code) };
	return <SpeechContext.Provider value={speech}>{props.children}</SpeechContext.Provider>;
}

/** How this page speaks: its language, words (`t`), dates and numbers (`format`) and links (`paths`). */
export function useSpeech(): Speech {
	const speech = useContext(SpeechContext);
	if (!speech) throw new Error("useSpeech needs a SpeechProvider above it");
	return speech;
}

/** Shows a text that may be in another language than the page, with its own `lang` and `dir`. */
export function Foreign(props: {
	text: LocalText;
	as?: "span" | "p" | "div" | "h1" | "h2" | "h3";
	className?: string;
}) {
	const { language } = useSpeech();
	const { text, as: Tag = "span", className } = props;
	const same = text.lang === language.code;
	return (
		<Tag className={className} lang={same ? undefined : text.lang} dir={same ? undefined : text.dir}>
			{text.text}
		</Tag>
	);
}
