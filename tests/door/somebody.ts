/** People who use the running product: they open pages, fill in the forms there, and send them. */
import type { Member } from "../factories";
import { host } from "../setup/at-the-door";
import { formsOn, type PageForm } from "../setup/read-forms";

/** What is put into fields, by their names; a list where a name stands there several times, a file where one is chosen. */
export type Fill = Readonly<Record<string, string | readonly string[] | File>>;

/** A form as it leaves the browser. */
export interface Posting {
	/** A path with its search. */
	to: string;
	fields: [name: string, value: string | File][];
	multipart: boolean;
}

/** Nobody is signed in where there is no member. */
export type Somebody = Pick<Member, "cookie"> | null;

const cookieOf = (who: Somebody): Record<string, string> => (who ? { Cookie: who.cookie } : {});

export async function openPage(who: Somebody, path: string): Promise<string> {
	const answer = await fetch(host.origin + path, { headers: cookieOf(who), redirect: "manual" });
	const text = await answer.text();
	if (answer.status === 200) return text;
	throw new Error(`${path} answers with ${answer.status} ${answer.headers.get("location") ?? ""}`);
}

interface Filling {
	/** The words on the button. */
	button: string | RegExp;
	fill?: Fill;
}

/** Opens a page and fills in the form that has the button. */
export const fillIn = async (who: Somebody, path: string, filling: Filling): Promise<Posting> =>
	fillInOn(await openPage(who, path), path, filling);

/** @param html the page at the path @throws Error naming the buttons there are */
export function fillInOn(html: string, path: string, { button, fill = {} }: Filling): Posting {
	const forms = formsOn(html);
	const isIt = ({ words }: PageForm["buttons"][number]) =>
		typeof button === "string" ? words === button : button.test(words);
	const form = forms.find(({ buttons }) => buttons.some(isIt));
	const pressed = form?.buttons.find(isIt);
	if (!form || !pressed) {
		const there = forms.map(({ buttons, fields }) => `${buttons.map(({ words }) => words)} (${fields.map(String)})`);
		throw new Error(`${path} has no button ${button}, but:\n${there.join("\n")}`);
	}
	const kept = form.fields.filter(([name]) => !(name in fill));
	const filled = Object.entries(fill).flatMap(([name, value]) =>
		[value].flat().map((one): [string, string | File] => [name, one as string | File]),
	);
	const own: [string, string][] = pressed.name === undefined ? [] : [[pressed.name, pressed.value]];
	return { to: form.action || path, fields: [...kept, ...filled, ...own], multipart: form.multipart };
}

export interface Sent {
	status: number;
	/** Where it leads, without the origin; "" for nowhere. */
	location: string;
	cookie: string;
	/** Seconds, where it says so. */
	retryAfter: string;
	text: string;
}

/** @param origin what the browser says the form stands on; null for a browser that does not say it */
export async function send(
	who: Somebody,
	{ to, fields, multipart }: Posting,
	origin: string | null = host.origin,
): Promise<Sent> {
	const body = multipart ? new FormData() : new URLSearchParams();
	for (const [name, value] of fields) {
		if (body instanceof FormData) body.append(name, value);
		else body.append(name, String(value));
	}
	const answer = await fetch(host.origin + to, {
		method: "POST",
		headers: { ...cookieOf(who), ...(origin !== null && { Origin: origin }) },
		body,
		redirect: "manual",
	});
	const location = answer.headers.get("location") ?? "";
	return {
		status: answer.status,
		location: location.replace(host.origin, ""),
		cookie: answer.headers.get("set-cookie") ?? "",
		retryAfter: answer.headers.get("retry-after") ?? "",
		text: await answer.text(),
	};
}

/** Fills in a form and sends it. @returns where it leads @throws Error when it was refused */
export async function submit(who: Somebody, path: string, filling: Filling): Promise<string> {
	const posting = await fillIn(who, path, filling);
	const { status, location, text } = await send(who, posting);
	if (status < 400 && !location.startsWith("/sign-in")) return location;
	throw new Error(`${posting.to} answers with ${status} ${location} ${problemOn(text)}`);
}

/** What a page says is wrong, or how it begins. */
export const problemOn = (html: string): string =>
	(/<ul[^>]*error-summary[\s\S]*?<\/ul>/.exec(html) ??
		/<h1[\s\S]*?<\/h1>/.exec(html) ?? [html.slice(0, 200)])[0].replace(/<[^>]*>/g, " ");
