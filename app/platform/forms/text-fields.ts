/** Fields of words. All give null for nothing. Pure. */
import { z } from "zod";
import { oneLine } from "../../model/one-line";
import { type Field, field } from "./field";

/** The longest texts, in characters: a line, a remark of some lines, paragraphs, a link, an address. */
export const LIMITS = { line: 300, note: 2000, prose: 20_000, link: 2000, email: 254 } as const;

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

/** An e-mail address; what is too long to be one is none. */
export const email = (): Field<string | null, "email"> =>
	field((at) => {
		const typed = at.start(LIMITS.email + 1);
		if (typed === "") return null;
		return isEmail(typed) ? typed : at.refuse("email");
	});

/** Whether a text is one e-mail address. */
export const isEmail = (text: string): boolean => text.length <= LIMITS.email && z.email().safeParse(text).success;

/** A link to a web page; "example.org" is understood as one. */
export const link = (): Field<string | null, TooLong | "link"> =>
	field((at) => {
		const typed = at.text(LIMITS.link, "too-long");
		if (!typed) return typed === "" ? null : undefined;
		const full = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(typed) ? `https://${typed}` : typed;
		return z.url({ protocol: /^https?$/ }).safeParse(full).success ? full : at.refuse("link");
	});
