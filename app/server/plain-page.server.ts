/** The page shown when no page can be rendered: the error's words in the reader's language, and nothing else. */
import { pathsFor } from "../paths";
import { PAGE_ERRORS, type PageError } from "../platform/errors";
import { splitLanguage } from "../platform/i18n/languages";
import { translator } from "../platform/i18n/translate.server";

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

export function plainPage(reason: PageError | "fault", pathname: string): { status: number; html: string } {
	const { language } = splitLanguage(pathname);
	const t = translator(language.code);
	const title = escapeHtml(t(`errors:page.${reason}.title`));
	const body = escapeHtml(t(`errors:page.${reason}.body`));
	const next = escapeHtml(t("errors:links.areas"));
	const emergency = escapeHtml(t("errors:emergency"));
	const html = `<!DOCTYPE html><html lang="${language.code}" dir="${language.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${body}</p><p><a href="${pathsFor(language.code).start()}">${next}</a></p><p>${emergency}</p></main></body></html>`;
	return { status: reason === "fault" ? 500 : PAGE_ERRORS[reason], html };
}
