/** Pages that are there in English only: nothing says that there are others, and their addresses in others lead to them. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { type Council, findCouncil } from "../../app/features/directory/councils/queries.server";
import { transaction } from "../../app/platform/store.server";
import { roleGrant } from "../../db/schema";
import { aMember, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";

let publisher: Member;
let ofTwo: Member;
beforeAll(async () => {
	const [one, two] = await Promise.all(["northmere", "eastwick-vale"].map((slug) => findCouncil(TEST, slug)));
	publisher = await aMember(one as Council, "publisher");
	ofTwo = await aMember(one as Council, "editor");
	await giveRole(ofTwo, two as Council);
});

const giveRole = ({ id }: Member, council: Council) =>
	transaction(TEST, async (tx) => {
		const grant = { id: randomUUID(), personId: id, councilId: council.id, role: "editor" as const };
		await tx.insert(roleGrant).values({ ...grant, organisationId: null, createdAt: new Date() });
	});

async function ask(path: string, who?: Member, init: RequestInit = {}) {
	const headers = { ...(who && { Cookie: who.cookie }), Origin: host.origin };
	const answer = await fetch(host.origin + path, { headers, redirect: "manual", ...init });
	return { status: answer.status, location: answer.headers.get("Location"), text: await answer.text() };
}

/** Where somebody arrives who follows all that leads on. */
async function arrive(path: string, who: Member) {
	for (let at = path, steps = 0; steps < 5; steps += 1) {
		const answer = await ask(at, who);
		if (answer.location === null) return { ...answer, at };
		at = answer.location.replace(host.origin, "");
	}
	throw new Error(`${path} leads on and on`);
}

it("the account in another language leads into the staff area", async () => {
	for (const language of ["ur", "pl"]) {
		const { text } = await ask(`/${language}/account`, publisher);
		expect(text).toContain(`<html lang="${language}"`);
		expect(text).toContain('href="/staff"');
		expect(text).not.toContain(`/${language}/staff`);
	}
});

it("an address in another language leads to the page in English", async () => {
	const search = "?status=published&q=play";
	const addresses = {
		"/ur/staff": "/staff/northmere",
		"/ur/staff/northmere": "/staff/northmere",
		[`/pl/staff/northmere/services${search}`]: `/staff/northmere/services${search}`,
		"/ar/staff/northmere/translations": "/staff/northmere/translations",
		"/bn/demo/mail": "/demo/mail",
	};
	for (const [path, to] of Object.entries(addresses)) {
		const { at, status, text } = await arrive(path, publisher);
		expect([at, status], path).toEqual([to, 200]);
		expect(text).toContain('<html lang="en"');
	}
	// What is not there is not there either.
	for (const path of [`/ro/invitation/${"a".repeat(43)}`, `/ro/still-right/${"a".repeat(43)}`]) {
		const { at, status } = await arrive(path, publisher);
		expect([at, status]).toEqual([path.slice("/ro".length), 404]);
	}
});

it("what is sent to such an address comes along, and no address leads elsewhere", async () => {
	const posted = await ask("/ur/staff/northmere/settings", publisher, {
		method: "POST",
		body: new URLSearchParams("a=b"),
	});
	expect([posted.status, posted.location]).toEqual([307, "/staff/northmere/settings"]);
	const doubled = await ask("/ur//demo/mail");
	expect(doubled.location ?? "/").toMatch(/^\/(?!\/)/);
});

it("another council's staff area stays closed", async () => {
	const { at, status } = await arrive("/pl/staff/eastwick-vale/services", publisher);
	expect([at, status]).toEqual(["/staff/eastwick-vale/services", 404]);
});

const ALTERNATE = /<link rel="alternate" hrefLang="(\w+)"/gi;
const languagesOf = (text: string) => [...text.matchAll(ALTERNATE)].map(([, code]) => code);

it("only pages that are there in other languages say so", async () => {
	for (const path of ["/northmere", "/ur/northmere/help", "/"]) {
		expect(languagesOf((await ask(path)).text), path).toEqual(["en", "ar", "bn", "pl", "ro", "ur"]);
	}
	const pages: [string, Member?][] = [
		["/staff", ofTwo],
		["/staff/northmere", publisher],
		["/staff/northmere/services", publisher],
		["/demo/mail"],
		[`/invitation/${"a".repeat(43)}`],
		[`/still-right/${"a".repeat(43)}`],
		["/nowhere"],
		["/ur/northmere/nowhere"],
		["/northmere/services/nothing"],
	];
	for (const [path, who] of pages) {
		const { text } = await ask(path, who);
		expect(text, path).toContain("</title>");
		expect(languagesOf(text), path).toEqual([]);
	}
});
