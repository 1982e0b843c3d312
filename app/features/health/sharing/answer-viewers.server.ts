/**
 * What viewers of SMART Health Links ask for: a share's manifest, and its file. They are programs, on any website: they are
 * answered in JSON, and their browsers are told that every website may read it. Who has no link is told one thing only.
 */
import { PAGE_ERRORS, type PageError } from "../../../platform/errors";
import { ForeignItem } from "../../../platform/foreign/item";
import { valueOr } from "../../../platform/foreign/understood";
import { unavailableIn } from "../../../platform/store-errors";
import { openShare, readAgain } from "./open-share.server";
import { fileOf, manifestOf, openingOf } from "./smart-health-link.server";

export interface ViewerRequest {
	method: string;
	/** Below `/shl`: "/TOKEN", "/file/TOKEN". */
	path: string;
	/** Where the product is reached. */
	origin: string;
	/** Reads what was sent: JSON, or undefined for what is none. */
	read: () => Promise<unknown>;
}

export interface ViewerAnswer {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: string;
}

const FOR_ANY_SITE = { "Access-Control-Allow-Origin": "*", "Cache-Control": "private, no-store" };
/** What a browser asks before it sends JSON to another site. */
const PREFLIGHT = {
	...FOR_ANY_SITE,
	"Access-Control-Allow-Methods": "GET, POST",
	"Access-Control-Allow-Headers": "Content-Type",
	"Access-Control-Max-Age": "86400",
};

const json = (status: number, value: unknown, headers: Record<string, string> = {}): ViewerAnswer => ({
	status,
	headers: { ...FOR_ANY_SITE, "Content-Type": "application/json", ...headers },
	body: JSON.stringify(value),
});

/** Of who they say they are, in characters. */
const LONGEST_NAME = 200;

const GONE = json(404, { message: "This link is not active." });
const notAllowed = (allow: string) => json(405, { message: `Send ${allow}.` }, { Allow: `${allow}, OPTIONS` });

/** An answer to what is refused before it is understood. */
export const refusedViewer = (reason: PageError): ViewerAnswer =>
	json(PAGE_ERRORS[reason], { message: reason }, PAGE_ERRORS[reason] === 503 ? { "Retry-After": "10" } : {});

/** @throws what is a fault of ours, and what `read` throws */
export async function answerViewer(request: ViewerRequest): Promise<ViewerAnswer> {
	if (request.method === "OPTIONS") return { status: 204, headers: PREFLIGHT, body: "" };
	try {
		const [, file] = /^\/file\/([^/]{1,200})$/.exec(request.path) ?? [];
		return await (file === undefined ? answerManifest(request) : answerFile(file, request));
	} catch (error) {
		// A key that is missing is thrown as its page.
		if (unavailableIn(error) || error instanceof Response) return refusedViewer("unavailable");
		throw error;
	}
}

async function answerManifest({ method, path, origin, read }: ViewerRequest): Promise<ViewerAnswer> {
	if (method !== "POST") return notAllowed("POST");
	const [, token] = /^\/([\w-]{43})$/.exec(path) ?? [];
	const asked = new ForeignItem("manifest", await read());
	const recipient = asked.at("recipient").needed.text(LONGEST_NAME);
	const passcode = asked.at("passcode").id();
	const mostEmbedded = asked.at("embeddedLengthMax").number();
	if (asked.refused) return json(400, { message: "Send JSON with recipient: who you are, in words for people." });
	if (token === undefined) return GONE;
	const now = new Date();
	const opened = await openShare({ token, passcode: valueOr(passcode, null), says: valueOr(recipient, "") }, now);
	if (opened.ok) return json(200, await manifestOf(opened, valueOr(mostEmbedded, null), origin, now));
	return opened.reason === "gone"
		? GONE
		: json(401, { message: "The passcode is wrong or missing.", remainingAttempts: opened.remaining });
}

async function answerFile(token: string, { method }: ViewerRequest): Promise<ViewerAnswer> {
	if (method !== "GET") return notAllowed("GET");
	const now = new Date();
	const opening = openingOf(token, now);
	const opened = opening && (await readAgain(opening, now));
	if (!opened) return GONE;
	return {
		status: 200,
		headers: { ...FOR_ANY_SITE, "Content-Type": "application/jose" },
		body: await fileOf(opened, now),
	};
}
