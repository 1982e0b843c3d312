/** How a loader speaks: what `useSpeech()` gives a component, for view models that are made of words. */
import { pathsFor } from "../../paths";
import type { Speech } from "./context";
import { formatFor } from "./format";
import type { Language } from "./languages";
import { translator } from "./translate.server";

export function speechIn(language: Language): Speech {
	return {
		language,
		t: translator(language.code),
		format: formatFor(language),
		paths: pathsFor(language.code),
	};
}
