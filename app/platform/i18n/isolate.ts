import type { Language } from "./languages";

/** Words from left to right, a name or a time, that keep their direction among words from right to left, which keep theirs. */
export const isolated = (text: string, { dir }: Pick<Language, "dir">): string =>
	dir === "rtl" ? `\u2068${text}\u2069` : text;
