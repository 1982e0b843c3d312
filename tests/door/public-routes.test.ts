/**
 * Every public route, fetched from the running product in each language: whole, in the reader's language, and the same
 * however it is asked for. Read from app/routes.ts, so that a new route is fetched when it is added.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import { COLLECTIONS } from "../../app/features/exchange/open-referral/hsds";
import { ENGLISH, LANGUAGES, type Language } from "../../app/platform/i18n/languages";
import routes from "../../app/routes";
import { host } from "../setup/at-the-door";
import { countEvents } from "../setup/read-calendar";
import { readPage, type Words } from "../setup/read-page";

interface Answer {
	/** Its address without the language in front. */
	path: string;
	status: number;
	headers: Headers;
	text: string;
	bytes: number;
}

async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
	const answer = await fetch(host.origin + path, { method, headers: { "Accept-Encoding": "identity", ...headers } });
	const body = Buffer.from(await answer.arrayBuffer());
	const text = body.toString("utf8").replace(ONE_TIME_MARK, "$1$2");
	return { path, status: answer.status, headers: answer.headers, text, bytes: body.length };
}

/** Another each time a page with a form is asked for. */
const ONE_TIME_MARK = /(name="mark" value=")[0-9a-f-]{36}(")/g;

const inLanguage = ({ code }: Language, path: string) => (code === ENGLISH.code ? path : `/${code}${path}`);

interface Sample {
	/** Addresses as they stand in English. */
	paths: readonly string[] | (() => Promise<string[]>);
	type: string;
	status?: number;
	/** Machines read it at one address, in English. */
	englishOnly?: true;
	/** What makes it whole. */
	check(answer: Answer, language: Language): void | Promise<void>;
}

const page = (...paths: string[]): Sample => ({ paths, type: "text/html; charset=utf-8", check: expectWholePage });
const refusal = (status: number, ...paths: string[]): Sample => ({ ...page(...paths), status });
const calendar = (...paths: string[]): Sample => ({
	paths,
	type: "text/calendar; charset=utf-8",
	check: ({ path, text }) => expect(countEvents(text, path), path).toBeGreaterThan(0),
});
const feed = (paths: Sample["paths"], check: (feed: Record<string, unknown>, path: string) => void): Sample => ({
	paths,
	type: "application/json",
	check: ({ path, text }) => check(JSON.parse(text), path),
});

const FEED = "/northmere/open-referral";

/** By the routes of app/routes.ts. */
const SAMPLES: Readonly<Record<string, Sample>> = {
	"": page("/", "/?q=north"),
	"about-the-data": page("/about-the-data"),
	accessibility: page("/accessibility"),
	privacy: page("/privacy"),
	"sign-in": page("/sign-in"),
	view: page("/view"),
	":council": page("/northmere", "/northmere?postcode=ZZ1+1AA", "/eastwick-vale"),
	":council/services": page(
		"/northmere/services",
		"/northmere/services?q=feeding&stage=newborn&free=1",
		"/northmere/services?postcode=ZZ1+1AA&age=4&distance=5",
		"/northmere/services?view=map",
		"/northmere/services?q=zzzzqqq",
	),
	":council/services/:service": page("/northmere/services/stay-and-play", "/northmere/services/refuge-and-safe-homes"),
	":council/services/:service/report": page("/northmere/services/stay-and-play/report"),
	":council/hubs": page("/northmere/hubs", "/northmere/hubs?postcode=ZZ1+1AA"),
	":council/hubs/:hub": page("/northmere/hubs/harbour-family-hub", "/northmere/hubs/oxmere-family-hub"),
	":council/whats-on": page("/northmere/whats-on", "/northmere/whats-on?free=1&time=morning"),
	":council/offer": page("/northmere/offer", "/northmere/offer?by=topic"),
	":council/offer/print": page("/northmere/offer/print"),
	":council/offer/family": page("/northmere/offer/family", "/northmere/offer/family?postcode=ZZ1+1AA&age=4"),
	":council/offer/editions": page("/northmere/offer/editions"),
	":council/help": page("/northmere/help"),
	":council/red-book": page("/northmere/red-book"),
	":council/guidance": page("/northmere/guidance"),
	":council/guidance/:article": page("/northmere/guidance/feeding-your-baby"),
	":council/shortlist": page("/northmere/shortlist", "/northmere/shortlist?services=stay-and-play"),
	":council/comments": page("/northmere/comments"),
	":council/brand.css": {
		paths: ["/northmere/brand.css"],
		type: "text/css; charset=utf-8",
		check: ({ text }) => expect(text).toMatch(/^:root\{--hub-brand:#[0-9a-f]{6}\}$/),
	},
	":council/services/:service/calendar.ics": calendar("/northmere/services/stay-and-play/calendar.ics"),
	":council/whats-on.ics": calendar("/northmere/whats-on.ics", "/northmere/whats-on.ics?free=1"),
	":council/open-referral": feed([FEED], (root) => expect(root.version).toBe("HSDS-UK-3.0")),
	":council/open-referral/openapi.json": feed([`${FEED}/openapi.json`], ({ paths }) =>
		expect(Object.keys(paths as object)).toContain("/services"),
	),
	":council/open-referral/:collection": feed(
		[...COLLECTIONS.map((collection) => `${FEED}/${collection}`), `${FEED}/services?full=true&per_page=5`],
		({ contents }, path) => {
			expect((contents as unknown[]).length, path).toBeGreaterThan(0);
			for (const item of contents as { id?: string }[]) expect(item.id, path).toBeTruthy();
		},
	),
	":council/open-referral/:collection/:id": feed(
		() =>
			Promise.all(
				COLLECTIONS.map(async (collection) => {
					const { contents } = JSON.parse((await ask(`${FEED}/${collection}?per_page=1`)).text);
					return `${FEED}/${collection}/${contents[0]?.id}`;
				}),
			),
		({ id }, path) => expect(id).toBe(path.split("/").at(-1)),
	),
	".well-known/security.txt": {
		paths: ["/.well-known/security.txt"],
		type: "text/plain; charset=utf-8",
		englishOnly: true,
		check({ text }) {
			expect(text).toMatch(/^Contact: \S+$/m);
			expect(Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? "")).toBeGreaterThan(Date.now());
		},
	},
	"*": refusal(404, "/nowhere", "/northmere/nowhere", "/northmere/services/nothing"),
};

/** Pages of people who signed in, or who came by a link of their own: `tests/e2e/staff-pages.spec.ts` looks at them. */
const PERSONAL = /^(?:staff|account|sign-in\/|sign-out|red-book|records|referrals|follow|invitation|still-right|demo)/;

/** The routes that answer at an address, with their whole paths. */
function pathsOf(entries: readonly RouteConfigEntry[], base = ""): string[] {
	return entries.flatMap(({ path = "", children }) => {
		const full = [base, path].filter(Boolean).join("/");
		return children ? pathsOf(children, full) : [full];
	});
}

const publicRoutes = pathsOf((await routes) as RouteConfigEntry[]).filter((path) => !PERSONAL.test(path));

/** What a page says in its own language. */
const own = (words: readonly Words[], { code }: Language) => words.filter(({ language }) => language === code);
const headingOf = (words: readonly Words[]) =>
	words
		.filter(({ within }) => within.includes("h1"))
		.map(({ text }) => text)
		.join(" ");

/** The letters of the languages that are not written in Latin ones. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
	ar: /\p{Script=Arabic}/u,
	ur: /\p{Script=Arabic}/u,
	bn: /\p{Script=Bengali}/u,
};

async function expectWholePage({ path, text }: Answer, language: Language): Promise<void> {
	expect(text).toContain(`<html lang="${language.code}" dir="${language.dir}"`);
	expect(text.slice(-200)).toContain("</html>");
	// A word that nobody filled in. What a map's script fills in stands in its data.
	expect(text.replace(/<script type="application\/json">.*?<\/script>/gs, "")).not.toContain("{{");
	expect(text.match(/<h1\b/g)).toHaveLength(1);
	const words = readPage(text);
	expect(
		words.map((one) => one.text).filter((one) => /^[a-z-]+:[\w-]+(?:\.[\w-]+)+$/.test(one)),
		"keys without words",
	).toEqual([]);
	const said = own(words, language);
	expect(said.length).toBeGreaterThan(15);
	const heading = headingOf(said);
	const letters = SCRIPTS[language.code] ?? /\p{Script=Latin}/u;
	if (language === ENGLISH) return expect(heading).toMatch(letters);
	const inEnglish = headingOf(readPage((await ask(path)).text));
	// What nobody has translated yet is called what it is called in English, and says so.
	if (heading === "") expect(headingOf(words)).toBe(inEnglish);
	else expect(heading).toMatch(letters);
	expect(heading).not.toBe(inEnglish);
	const english = said.filter(({ text }) => {
		if (language.code in SCRIPTS && /(?:\b[a-z]{2,}[\s,’-]+){4}/.test(text)) return true;
		return englishSentences(language).some((sentence) => text.includes(sentence));
	});
	expect(english, "English words without lang=en").toEqual([]);
}

/** All that the product says in a language, in one text. */
function vocabularyOf(code: string): string[] {
	const folder = join("locales", code);
	const values = (value: unknown): string[] =>
		typeof value === "string" ? [value] : Object.values(value as object).flatMap(values);
	return readdirSync(folder)
		.filter((file) => file.endsWith(".json") && !/^(?:staff|language|synonyms)\b/.test(file))
		.flatMap((file) => values(JSON.parse(readFileSync(join(folder, file), "utf8"))));
}

const known = new Map<string, string[]>();
/** What English says in whole phrases, and this language does not. */
function englishSentences({ code }: Language): string[] {
	const found = known.get(code);
	if (found) return found;
	const translated = vocabularyOf(code).join("\n");
	const sentences = vocabularyOf("en")
		.flatMap((text) => text.split(/\{\{.*?\}\}|\s*\n\s*/))
		.map((part) => part.trim())
		.filter((part) => part.split(" ").length > 3 && !translated.includes(part));
	known.set(code, sentences);
	return sentences;
}

/** Headers that say what an answer is; the others say how it was sent. */
const lasting = ({ headers }: Answer) =>
	["content-type", "cache-control", "content-language", "x-robots-tag", "etag", "content-security-policy"].map(
		(name) => [name, headers.get(name)],
	);

/** The same again, whether it was kept or not, and however it is asked for. */
async function expectTheSame(path: string, first: Answer): Promise<void> {
	const second = await ask(path);
	expect(second.text).toBe(first.text);
	expect(lasting(second)).toEqual(lasting(first));

	for (const encoding of ["gzip", "br"]) {
		const packed = await ask(path, { "Accept-Encoding": encoding });
		expect(packed.text, encoding).toBe(first.text);
		expect(lasting(packed)).toEqual(lasting(first));
		if (first.bytes > 1500) expect(packed.headers.get("content-encoding")).toBe(encoding);
		expect(packed.headers.get("vary")).toMatch(/\bAccept-Encoding\b/i);
	}

	const head = await ask(path, {}, "HEAD");
	expect([head.status, head.bytes]).toEqual([first.status, 0]);
	expect(lasting(head)).toEqual(lasting(first));
	const length = head.headers.get("content-length");
	if (length !== null) expect(Number(length)).toBe(first.bytes);

	const etag = first.headers.get("etag");
	if (etag === null) expect(first.headers.get("cache-control")).toContain("no-store");
	else {
		const unchanged = await ask(path, { "If-None-Match": etag });
		expect([unchanged.status, unchanged.bytes]).toEqual([304, 0]);
		const changed = await ask(path, { "If-None-Match": 'W/"another"' });
		expect([changed.status, changed.text]).toEqual([200, first.text]);
	}
}

it("each public route has a sample", () => {
	expect(publicRoutes.length).toBeGreaterThan(25);
	expect(
		publicRoutes.filter((path) => !(path in SAMPLES)),
		"add these to SAMPLES in this file",
	).toEqual([]);
});

describe.each(Object.entries(SAMPLES))("/%s", (route, { paths, type, status = 200, check, englishOnly }) => {
	it("is a route", () => expect(publicRoutes).toContain(route));

	it.each(LANGUAGES)("in $englishName is whole, and the same however it is asked for", async (language) => {
		for (const path of typeof paths === "function" ? await paths() : paths) {
			const address = inLanguage(language, path);
			const first = await ask(address);
			if (englishOnly && language !== ENGLISH) {
				expect(first.status, address).toBe(404);
				continue;
			}
			expect(first.status, address).toBe(status);
			expect(first.headers.get("content-type"), address).toBe(type);
			expect(first.bytes, address).toBeGreaterThan(20);
			await check({ ...first, path }, language);
			await expectTheSame(address, first);
		}
	});
});
