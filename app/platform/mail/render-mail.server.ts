/** From what the outbox keeps to what is sent: the words of the feature in the reader's language, with the values put in. */

import type { MailWords } from "../../model/mail/message";
import { oneLine } from "../../model/one-line";
import { beginningOf } from "../clean-text";
import { isolated } from "../i18n/isolate";
import { ENGLISH, findLanguage, type Language } from "../i18n/languages";
import { findWords } from "../i18n/translate.server";
import { type LaidMail, layMail } from "./lay-mail";

/**
 * An e-mail as it is sent. Where its feature has no words in the reader's language, it is in English and says so.
 * @param origin where this product is reached, without a trailing slash
 * @returns undefined when nobody has words for it, or a value that they need is missing
 */
export function renderMail(mail: MailWords, origin: string): LaidMail | undefined {
	const { template, values } = mail;
	const words = languageOf(mail);
	const find = (part: string) => findWords(`mail.${template}.${part}`, words.code);
	const [subject, body, link] = ["subject", "body", "link"].map(find).map((text) => text && fill(text, values, words));
	const after = fill(find("after") ?? "", values, words);
	if (!subject || !body || !link || after === undefined || values.link === undefined) return undefined;
	const href = origin + values.link;
	const laid = { language: words, subject: oneLine(subject), body, link: { text: link, href }, after };
	return layMail({ ...laid, stop: values.stop ?? null }, origin);
}

/** Characters of a text message: three parts, of which each is paid for. */
const LONGEST_TEXT = 459;

/**
 * The same as a text message: what an e-mail has as its subject, and the link.
 * @returns undefined when nobody has words for it, or a value that they need is missing
 */
export function renderText(mail: MailWords, origin: string): string | undefined {
	const { template, values } = mail;
	const words = languageOf(mail);
	const subject = fill(findWords(`mail.${template}.subject`, words.code) ?? "", values, words);
	if (!subject || values.link === undefined) return undefined;
	const link = `\n${origin}${values.link}`;
	return beginningOf(oneLine(subject), LONGEST_TEXT - link.length) + link;
}

/** The reader's, or English where the feature has no words in it. */
function languageOf({ template, language }: MailWords): Language {
	const reader = findLanguage(language ?? ENGLISH.code) ?? ENGLISH;
	return findWords(`mail.${template}.subject`, reader.code) === undefined ? ENGLISH : reader;
}

/** What a message is about, in English; its name where nobody has words for it. */
export const aboutMail = (template: string): string => findWords(`mail.${template}.about`, ENGLISH.code) ?? template;

/** The words with the values in their places; undefined when one is missing. */
function fill(text: string, values: MailWords["values"], language: Language): string | undefined {
	let missing = false;
	const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) missing = true;
		return value && !value.includes("\n") ? isolated(value, language) : (value ?? "");
	});
	return missing ? undefined : filled;
}
