/** Answers what cannot be answered otherwise. Nothing here may fail: what it is given is what failed before. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { inLanguage } from "../paths";
import { PAGE_ERRORS, type PageError } from "../platform/errors";
import { splitLanguage } from "../platform/i18n/languages";
import { translator } from "../platform/i18n/translate.server";
import { loggable, logger } from "../platform/log.server";
import { unavailableIn } from "../platform/store-errors";
import { plainPage } from "./plain-page.server";
import { Refusal } from "./refusal";
import type { PageAnswer } from "./render.server";
import { ASK_AGAIN_AFTER, reasonUnavailable } from "./unavailable";

/**
 * Answers with the page of an error: in the reader's language and the product's frame where one can be rendered, else a
 * plain one. What is no `Refusal`, nor the store's, is a fault of ours, and logged. Never rejects.
 */
export type Refuse = (error: unknown, req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** A request's path as it was sent, whatever it is. */
const pathOf = (req: IncomingMessage & { originalUrl?: string }): string =>
	(req.originalUrl ?? req.url ?? "").split("?", 1)[0] ?? "";

/** Why a request is refused; undefined for a fault of ours. */
function reasonOf(error: unknown, { method }: IncomingMessage): PageError | undefined {
	if (error instanceof Refusal) return error.reason;
	return unavailableIn(error) && reasonUnavailable(method === "POST");
}

const LINE = ["Content-Type", "text/plain; charset=utf-8", "Cache-Control", "private, no-store"];

/** The status of an error of the library that serves files: a range that a file does not have, for one. */
function clientStatus(error: unknown): number | undefined {
	if (!(error instanceof Error) || !("status" in error)) return undefined;
	const { status } = error;
	return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

/** More than there are reasons in all languages, for each of the few names under which a process is reached. */
const MOST_KEPT = 500;

/**
 * @param render renders the page that says why a request for a URL is refused
 * @param settings `origin` says where a request reached the product, undefined where that cannot be told; `common` are
 * headers of every answer, flat; with `keep` a page is rendered once
 * @param send sends a rendered page
 */
export function refuser(
	render: (url: URL, reason: PageError) => Promise<PageAnswer>,
	settings: { origin: (req: IncomingMessage) => string | undefined; common: string[]; keep: boolean },
	send: (answer: PageAnswer, req: IncomingMessage, res: ServerResponse) => void,
): Refuse {
	const { common } = settings;
	/** By address and reason: they are the same for everybody, and a flood of refusals is to cost nothing. */
	const kept = new Map<string, PageAnswer>();

	async function pageOf(reason: PageError, path: string, req: IncomingMessage): Promise<PageAnswer> {
		const { language } = splitLanguage(path);
		const url = new URL(inLanguage(language.code, "/refused"), settings.origin(req) ?? "http://localhost");
		const key = `${reason} ${url.href}`;
		const known = kept.get(key);
		if (known) return known;
		const page = await render(url, reason);
		if (kept.size >= MOST_KEPT) kept.clear();
		if (settings.keep && Buffer.isBuffer(page.body)) kept.set(key, page);
		return page;
	}

	function sendPlain(reason: PageError | "fault", path: string, res: ServerResponse): void {
		const { status, html } = plainPage(reason, path);
		res.writeHead(status, [...common, "Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"]);
		res.end(html);
	}

	function sendLine(reason: PageError, path: string, res: ServerResponse): void {
		const status = PAGE_ERRORS[reason];
		if (status === 503) res.setHeader("Retry-After", String(ASK_AGAIN_AFTER));
		res.writeHead(status, [...common, ...LINE]);
		res.end(`${translator(splitLanguage(path).language.code)(`errors:page.${reason}.title`)}\n`);
	}

	return async function refuse(error, req, res) {
		try {
			// Whoever went away hears nothing.
			if (res.destroyed || res.headersSent) return void res.destroy();
			const path = pathOf(req);
			const status = clientStatus(error);
			if (status !== undefined) {
				res.writeHead(status, [...common, ...LINE]);
				return void res.end(STATUS_CODES[status]);
			}
			const reason = reasonOf(error, req);
			if (reason === undefined) {
				logger.error({ err: error, method: req.method, path: loggable(path) }, "a request failed");
				return sendPlain("fault", path, res);
			}
			const { allow = "GET, HEAD, POST", noPage } = error instanceof Refusal ? error.circumstances : {};
			if (reason === "too-many-requests") res.setHeader("Retry-After", "60");
			if (reason === "method-not-allowed") res.setHeader("Allow", allow);
			if (noPage && !/\btext\/html\b/i.test(req.headers.accept ?? "")) return sendLine(reason, path, res);
			const page = await pageOf(reason, path, req).catch((failure: unknown) => {
				logger.error({ err: failure, reason }, "the page of a refusal failed");
			});
			if (res.destroyed || res.headersSent) return void res.destroy();
			if (page) send(page, req, res);
			else sendPlain(reason, path, res);
		} catch (failure) {
			logger.error({ err: failure }, "an error could not be answered");
			res.destroy();
		}
	};
}

/** What the parser of HTTP says of what is no request. */
const PARSER_STATUS: Readonly<Record<string, number>> = {
	HPE_HEADER_OVERFLOW: 431,
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
	ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is no request at all, with a line of text, and hangs up. @param answering what its connection was told last */
export function refuseUnparsed(
	error: Error & { code?: string },
	socket: Duplex,
	answering: ServerResponse | undefined,
): void {
	const halfTold = answering?.headersSent && !answering.writableEnded;
	if (!socket.writable || halfTold) return void socket.destroy();
	const status = PARSER_STATUS[error.code ?? ""] ?? 400;
	const text = `${STATUS_CODES[status]}\n`;
	const headers = ["Content-Type: text/plain; charset=utf-8", `Content-Length: ${text.length}`, "Connection: close"];
	socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, "", text].join("\r\n"));
}
