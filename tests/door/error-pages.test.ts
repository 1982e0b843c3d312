/** What is wrong is said by a page to a person, titled and in their language, and in a line to a machine. */
import { expect, it } from "vitest";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { translator } from "../../app/platform/i18n/translate.server";
import { aMember } from "../factories";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";

const HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async function ask(path: string, { method = "GET", accept = HTML, cookie = "", body = "a=b" } = {}) {
	const headers = { Accept: accept, Origin: host.origin, ...(cookie && { Cookie: cookie }) };
	const sent = method === "POST" ? { body: new URLSearchParams(body) } : {};
	const answer = await fetch(host.origin + path, { method, headers, redirect: "manual", ...sent });
	const text = await answer.text();
	return {
		status: answer.status,
		type: answer.headers.get("content-type"),
		allow: answer.headers.get("allow"),
		text,
		title: /<title>(.*?)<\/title>/.exec(text)?.[1],
	};
}

const titleOf = (language: string, reason: "method-not-allowed" | "bad-request" | "not-found") => {
	const t = translator(language);
	return `${t(`errors:page.${reason}.title`)} – ${t("common:product")}`;
};

it("a form sent where none is taken gets a page with a title", async () => {
	const addresses = {
		en: ["/", "/staff", "/sign-in", "/demo/mail", "/northmere", "/northmere/help"],
		ur: ["/ur/", "/ur/northmere", "/ur/sign-in"],
	};
	for (const [language, paths] of Object.entries(addresses)) {
		for (const path of paths) {
			const answer = await ask(path, { method: "POST" });
			expect([answer.status, answer.title], path).toEqual([405, titleOf(language, "method-not-allowed")]);
			expect(answer.text).toContain(`<html lang="${language}"`);
		}
	}
});

it("a form that makes no sense gets a page with a title", async () => {
	const council = await findCouncil(TEST, "northmere");
	if (!council) throw new Error("The demo is not there.");
	const { cookie } = await aMember(council, "editor");
	const answer = await ask("/account", { method: "POST", cookie });
	expect([answer.status, answer.title]).toEqual([400, titleOf("en", "bad-request")]);
	const invitation = await ask("/invitation/x", { method: "POST", cookie });
	expect(invitation.status).toBe(404);
	expect(invitation.title).toBeTruthy();
});

it("a title says once that something is wrong", async () => {
	for (const [language, path] of [
		["en", "/"],
		["ur", "/ur/"],
	] as const) {
		const word = translator(language)("common:form.error");
		const { status, title = "" } = await ask(`${path}?postcode=foo`);
		expect(status).toBe(400);
		expect(title.startsWith(word)).toBe(true);
		expect(title.split(word), title).toHaveLength(2);
	}
});

/** Addresses that are no pages, each with what is wrong about asking for it so. */
const NO_PAGE = [
	{ path: "/northmere/whats-on.ics", method: "POST", reason: "method-not-allowed" },
	{ path: "/northmere/services/stay-and-play/calendar.ics", method: "POST", reason: "method-not-allowed" },
	{ path: "/northmere/open-referral/services", method: "POST", reason: "method-not-allowed" },
	{ path: "/northmere/brand.css", method: "POST", reason: "method-not-allowed" },
	{ path: "/sign-in/demo-staff", method: "POST", reason: "method-not-allowed" },
	{ path: "/northmere/services/gone/calendar.ics", method: "POST", reason: "not-found" },
	{ path: "/sign-in/nope", method: "GET", reason: "not-found" },
	{ path: "/sign-in/nope/callback", method: "GET", reason: "not-found" },
	{ path: "/northmere/services/gone/calendar.ics", method: "GET", reason: "not-found" },
	{ path: "/northmere/whats-on.ics?topic=zzz", method: "GET", reason: "bad-request" },
] as const;
const STATUS = { "method-not-allowed": 405, "not-found": 404, "bad-request": 400 };

it.each(NO_PAGE)("$method $path gets a person a page, and a machine a line", async ({ path, method, reason }) => {
	for (const language of ["en", "ur"]) {
		const address = language === "en" ? path : `/${language}${path}`;
		const page = await ask(address, { method });
		expect([page.status, page.title], address).toEqual([STATUS[reason], titleOf(language, reason)]);
		expect(page.text).toContain(`<html lang="${language}"`);
		const line = await ask(address, { method, accept: "text/calendar, */*" });
		expect([line.status, line.type], address).toEqual([STATUS[reason], "text/plain; charset=utf-8"]);
		expect(line.text).toBe(`${translator(language)(`errors:page.${reason}.title`)}\n`);
		const allow = reason === "method-not-allowed" ? "GET, HEAD" : null;
		expect([page.allow, line.allow]).toEqual([allow, allow]);
	}
});

it("the open data says in its own way what is wrong, whoever asks", async () => {
	for (const accept of [HTML, "*/*"]) {
		for (const [path, status] of [
			["/northmere/open-referral/services?page=x", 400],
			["/northmere/open-referral/nope", 404],
			["/nowhere/open-referral/services", 404],
		] as const) {
			const answer = await ask(path, { accept });
			expect([answer.status, answer.type], path).toEqual([status, "application/json"]);
			expect(JSON.parse(answer.text), path).toMatchObject({ status, problems: [expect.any(String)] });
		}
	}
});
