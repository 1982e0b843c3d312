/** A line in a page that is given although it is not of now. */
import { findLanguage } from "../platform/i18n/languages";
import { speechIn } from "../platform/i18n/speech.server";

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Where the document says its language, and where what it has to say begins. */
const LANGUAGE = /^<!DOCTYPE html><html lang="([a-z-]+)"/;
const BEGIN = "<main";

/**
 * A page with a line before its content that says when it was made, in its language. What is no page of ours stays as it is.
 * @param page its bytes, as they were rendered
 */
export function sayingHowOld(page: Buffer, madeAt: Date): Buffer {
	const at = page.indexOf(BEGIN);
	const [, code = ""] = LANGUAGE.exec(page.toString("latin1", 0, 100)) ?? [];
	const language = findLanguage(code);
	if (at < 0 || !language) return page;
	const { t, format } = speechIn(language);
	const text = escapeHtml(t("errors:older", { moment: format.moment(madeAt) }));
	const line = `<div class="app-alert" role="status"><p class="app-alert__body">${text}</p></div>`;
	return Buffer.concat([page.subarray(0, at), Buffer.from(line), page.subarray(at)]);
}
