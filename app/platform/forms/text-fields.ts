/** Fields of words. All give null for nothing. Pure. */
import { z } from "zod";
import { oneLine } from "../../model/one-line";
import { type Field, field } from "./field";

/** The longest texts, in characters: a line, a remark of some lines, paragraphs, a link. */
export const LIMITS = { line: 300, note: 2000, prose: 20_000, link: 2000 } as const;

type TooLong = "too-long";

/** A text as it was typed, of at most so many characters. */
export const text = (limit: number): Field<string | null, TooLong> =>
	field((at) => {
		const typed = at.text(limit, "too-long");
		return typed === "" ? null : typed;
	});

/** A remark of some lines. */
export const note = (): Field<string | null, TooLong> => text(LIMITS.note);
/** Paragraphs parted by blank lines. */
export const prose = (): Field<string | null, TooLong> => text(LIMITS.prose);

/** One line; line ends that were pasted into it are blanks. */
export const line = (limit: number = LIMITS.line): Field<string | null, TooLong> =>
	field((at) => {
		const typed = at.text(limit, "too-long");
		return typed === "" ? null : typed && oneLine(typed);
	});

/** An e-mail address. */
export const email = (): Field<string | null, TooLong | "email"> =>
	field((at) => {
		const typed = at.text(LIMITS.line, "too-long");
		if (!typed) return typed === "" ? null : undefined;
		return z.email().safeParse(typed).success ? typed : at.refuse("email");
	});

/** A link to a web page; "example.org" is understood as one. */
export const link = (): Field<string | null, TooLong | "link"> =>
	field((at) => {
		const typed = at.text(LIMITS.link, "too-long");
		if (!typed) return typed === "" ? null : undefined;
		const full = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(typed) ? `https://${typed}` : typed;
		return z.url({ protocol: /^https?$/ }).safeParse(full).success ? full : at.refuse("link");
	});
