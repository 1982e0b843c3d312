/** One form for all e-mail: a heading, paragraphs and a link, as plain text and as simple HTML. Pure. */
import type { Language } from "../i18n/languages";

export interface MailText {
	/** Whose words these are. */
	language: Language;
	/** On one line; the heading too. */
	subject: string;
	/** Paragraphs with an empty line between them. */
	body: string;
	/** `href` is a whole address. */
	link: { text: string; href: string };
	/** What stands under the link; "" for nothing. */
	after: string;
	/** A whole address, where one click stops such e-mails; null where they cannot be stopped. */
	stop: string | null;
}

export interface LaidMail {
	subject: string;
	text: string;
	html: string;
	stop: string | null;
}

/** A text without the blanks around its paragraphs, and without the empty ones. */
const paragraphsOf = (text: string): string[] =>
	text
		.split("\n\n")
		.map((paragraph) => paragraph.trim())
		.filter(Boolean);

export type Part = { text: string; path: string | null };

/** A text parted at the addresses of this product; other addresses, which somebody typed, stay words. */
export function partsOf(text: string, origin: string): Part[] {
	return text.split(/(https?:\/\/\S+)/).map((part) => ({
		text: part,
		path: part.startsWith(`${origin}/`) ? part.slice(origin.length) : null,
	}));
}

/** @param origin where this product is reached, without a trailing slash */
export function layMail(mail: MailText, origin: string): LaidMail {
	const { subject, body, link, after, stop } = mail;
	const text = [...paragraphsOf(body), `${link.text}:\n${link.href}`, ...paragraphsOf(after)].join("\n\n");
	return { subject, text, html: htmlOf(mail, origin), stop };
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

// Mail programs read styles that stand beside the words, and few others.
const PAGE = "margin:0;padding:24px 16px;background:#ffffff;color:#0b0c0c;font:18px/1.5 arial,sans-serif";
const BUTTON =
	"display:inline-block;padding:10px 20px;background:#00703c;color:#ffffff;font-weight:bold;text-decoration:none";

function htmlOf({ language, subject, body, link, after }: MailText, origin: string): string {
	const shown = (text: string) =>
		partsOf(text, origin)
			.map(({ text, path }) => {
				const words = escaped(text).replaceAll("\n", "<br>");
				return path === null ? words : `<a href="${words}" dir="ltr">${words}</a>`;
			})
			.join("");
	const paragraphs = (text: string) => paragraphsOf(text).map((one) => `<p>${shown(one)}</p>`);
	return [
		"<!doctype html>",
		`<html lang="${language.code}" dir="${language.dir}">`,
		'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
		`<title>${escaped(subject)}</title></head>`,
		`<body style="${PAGE}"><div style="max-width:600px;margin:0 auto;overflow-wrap:anywhere">`,
		`<h1 style="font-size:24px;line-height:1.25">${escaped(subject)}</h1>`,
		...paragraphs(body),
		`<p><a href="${escaped(link.href)}" style="${BUTTON}">${escaped(link.text)}</a></p>`,
		...paragraphs(after),
		"</div></body></html>",
	].join("\n");
}
