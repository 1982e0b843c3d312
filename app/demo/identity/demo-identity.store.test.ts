import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, session } from "../../../db/schema";
import { aBrowser, type TestBrowser } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { DEMO_MOUNT } from "../../features/people/providers/demo-providers";
import { parsePosted } from "../../platform/forms/parse-posted.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { readFor } from "../../platform/store.server";
import { loader as callback } from "../../routes/account/sign-in-callback";
import { loader as start } from "../../routes/account/sign-in-start";
import { seedDemo } from "../seed-demo.server";
import { answerIdentity } from "./demo-identity.server";

let server: Server;
let self: string;

beforeAll(async () => {
	await seedDemo({ today: "2026-11-23" });
	// As the host mounts it.
	server = createServer((req, res) => {
		const host = req.headers["x-forwarded-host"] ?? req.headers.host;
		const proto = req.headers["x-forwarded-proto"] ?? "http";
		Object.assign(req, { originalUrl: req.url, url: req.url?.slice(DEMO_MOUNT.length) });
		const readForm = () => parsePosted(req, req.headers["content-type"] ?? "", { bytes: 1000, fieldBytes: 1000 });
		void answerIdentity(req, res, `${proto}://${host}`, readForm);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	self = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.close();
});

const context = (origin: string, path: string) => ({
	language: ENGLISH,
	path,
	origin,
	client: "192.0.2.1",
	self,
	loaded: new Map(),
});

/** The browser's visit to a page of the product. */
async function visit(browser: TestBrowser, page: typeof start, origin: string, path: string, provider: string) {
	const request = new Request(origin + path, { headers: { Cookie: browser.cookies(path) } });
	const answer = (await page({ request, params: { provider }, context: context(origin, path) })) as Response;
	browser.keep(answer);
	return answer;
}

/** Signs in as somebody, `origin` being where the public reaches the product. @returns the product's last answer */
async function signInAs(browser: TestBrowser, origin: string, persona: string, provider = "demo-staff") {
	const started = await visit(browser, start, origin, `/sign-in/${provider}?return=/staff/northmere`, provider);
	// Through the proxy: what the public asks for arrives where the process listens.
	const proxied = new URL(origin);
	const through = (url: string) => url.replace(origin, self);
	const headers = { "x-forwarded-host": proxied.host, "x-forwarded-proto": proxied.protocol.slice(0, -1) };
	const asked = await browser.ask(through(started.headers.get("Location") ?? ""), { headers });
	const choice = through(new URL(asked.headers.get("Location") ?? "", origin).href);
	const page = await browser.ask(choice, { headers });
	const list = await page.text();
	const chosen = await browser.ask(choice, { method: "POST", headers, body: new URLSearchParams({ persona }) });
	const resumed = await browser.ask(through(new URL(chosen.headers.get("Location") ?? "", origin).href), { headers });
	const back = new URL(resumed.headers.get("Location") ?? "");
	const answer = await visit(browser, callback, origin, back.pathname + back.search, provider);
	return { list, back, answer };
}

describe("the demo's identity provider", () => {
	it.each(["http://localhost:3000", "https://hub.example.gov.uk"])(
		"signs somebody made up in at %s",
		async (origin) => {
			const browser = aBrowser();
			const { list, back, answer } = await signInAs(browser, origin, "northmere-editor");
			expect(list).toContain("Sign in as Ellie Marsh");
			expect(list).not.toContain("Nadia Rahman");
			expect(back.origin).toBe(origin);
			expect(answer.status).toBe(303);
			expect(answer.headers.get("Location")).toBe("/staff/northmere");
			const db = await readFor(TEST);
			const [found] = await db
				.select({ device: session.device, provider: session.provider })
				.from(session)
				.innerJoin(person, eq(person.id, session.personId))
				.where(eq(person.name, "Ellie Marsh"));
			expect(found).toMatchObject({ provider: "demo-staff" });
		},
	);

	it("takes no for an answer, and nobody of another audience", async () => {
		for (const persona of ["", "parent"]) {
			const { answer } = await signInAs(aBrowser(), "http://localhost:3000", persona);
			const location = new URL(answer.headers.get("Location") ?? "", "http://x");
			expect(location.pathname).toBe("/sign-in");
			expect(location.searchParams.get("problem")).toBe("denied");
		}
	});
});
