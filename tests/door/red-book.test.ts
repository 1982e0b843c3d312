/**
 * Every page of a child's record, fetched from the running product in each language: whole for its guardian, kept by nobody,
 * and the page "not found", to the byte, for everybody else. Read from app/routes.ts, so that a new one is asked for when
 * it is added.
 */
import { randomUUID } from "node:crypto";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { and, eq } from "drizzle-orm";
import nodeIcal from "node-ical";
import { beforeAll, describe, expect, it } from "vitest";
import { beginLink, linksOf } from "../../app/features/health/calendar/guardian-links.server";
import { RECORD_FILES } from "../../app/features/health/exchange/export-page.server";
import { addEntry, writeEntry } from "../../app/features/health/record/write-entry.server";
import { openSession } from "../../app/features/people/sessions.server";
import type { BodyOf } from "../../app/model/health/record/entry";
import type { PersonAsker } from "../../app/model/people/asker";
import { recordedAt, recordStream } from "../../app/platform/audit.server";
import { LANGUAGES } from "../../app/platform/i18n/languages";
import { health, transaction } from "../../app/platform/store.server";
import routes from "../../app/routes";
import { session } from "../../db/schema";
import { guardian } from "../../db/schema/health";
import { aPerson, aSignIn, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { A_VACCINATION, aRecord, aReviewOfASource, aShare } from "../factories/health";
import { aPhoto } from "../factories/photo";
import { host } from "../setup/at-the-door";
import { readPage, titleOf } from "../setup/read-page";
import { fillIn, send } from "./somebody";

const asGuardian = ({ id, name }: Member): PersonAsker => ({ kind: "person", person: { id, name } });
const aNote = (text: string): BodyOf<"note"> => ({ kind: "note", on: "2026-11-20", text });
/** So little that the page says what to do. */
const aWeight = (weightGrams: number): BodyOf<"measurement"> => ({
	kind: "measurement",
	on: "2026-11-20",
	weightGrams,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
});

let mother: Member;
let childId: string;
let stranger: Member;
let shareId: string;
/** Of an entry that a source sent. */
let sent: string;
/** The id of an entry of the mother's, by the section of an address. */
const entries: Record<string, string> = {};
beforeAll(async () => {
	[mother, stranger] = await Promise.all([aPerson("Sadia Malik"), aPerson("Another Guardian")]);
	({ childId } = await aRecord({ givenName: "Quillamina", gestationDays: 233 }, asGuardian(mother)));
	await aRecord({}, asGuardian(stranger));
	const bodies = {
		growth: aWeight(2900),
		immunisations: A_VACCINATION,
		feeding: { kind: "feeding", on: "2026-03", how: "mixed", note: "" },
		teeth: { kind: "tooth", on: "2026-10", tooth: "71" },
		development: { kind: "first", on: "2026-11-20", what: "زحف" },
		appointments: { kind: "appointment", on: "2027-02-01", time: "14:30", what: "فحص", where: "" },
		conditions: { kind: "condition", what: "حساسية", isAllergy: true, since: "2026", note: "" },
		notes: aNote("Smiled at Zanzibar"),
	} as const;
	for (const [section, body] of Object.entries(bodies)) {
		const written = await writeEntry(asGuardian(mother), { childId, body, mark: null });
		entries[section] = written.ok ? written.id : "";
	}
});

beforeAll(async () => {
	shareId = (await aShare(asGuardian(mother), childId, { sections: ["notes"] })).id;
	sent = await aReviewOfASource(childId);
});

/** The pages of one child, below its own. */
function below(entries: readonly RouteConfigEntry[]): string[] {
	const area = entries.find(({ path }) => path === "red-book");
	return (area?.children ?? []).flatMap(({ path = "" }) =>
		path.startsWith(":child") ? [path.slice(":child".length)] : [],
	);
}
const ADDRESSES = below((await routes) as RouteConfigEntry[]);
const PAGES = ADDRESSES.filter((page) => !page.endsWith("/:file"));
const FILES = RECORD_FILES.map((file) => `/export/${file}`);
const entryOf = (page: string) => entries[page.split("/")[1] ?? ""] ?? "";
const address = (page: string, child = childId) =>
	`/red-book/${child}${page.replace(":section/:entry", `reviews/${sent}`).replace(":entry", entryOf(page)).replace(":share", shareId)}`;

async function ask(path: string, who: Member | null) {
	const headers = { ...(who && { Cookie: who.cookie }), Origin: host.origin };
	const answer = await fetch(host.origin + path, { headers, redirect: "manual" });
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

it("there are pages, and one address of files", () => {
	expect(PAGES.length).toBeGreaterThan(4);
	expect(ADDRESSES.length - PAGES.length).toBe(1);
});

describe.each(PAGES)("red-book/:child%s", (page) => {
	it.each(LANGUAGES)("in $englishName is whole for the guardian, and kept by nobody", async ({ code, dir }) => {
		const path = `${code === "en" ? "" : `/${code}`}${address(page)}`;
		const { status, headers, text } = await ask(path, mother);
		expect(status, path).toBe(200);
		expect(headers.get("cache-control")).toContain("no-store");
		expect(headers.get("etag")).toBeNull();
		expect(text).toContain(`<html lang="${code}" dir="${dir}"`);
		expect(text.slice(-200)).toContain("</html>");
		expect(text).toContain("Quillamina");
		expect(text).toMatch(/href="[^"]*\/account"/);
		expect(text).not.toMatch(/href="[^"]*\/sign-in"/);
		// A title stays in the history of a phone that others use.
		expect(titleOf(text)).toMatch(/\S – \p{L}/u);
		expect(titleOf(text)).not.toMatch(/Quillamina|Malik/);
		const words = readPage(text);
		expect(words.filter(({ text: one }) => one.includes("{{") || /^[a-z-]+:[\w-]+(?:\.[\w-]+)+$/.test(one))).toEqual(
			[],
		);
		// A child's name is theirs in every language; all else in a script of its own is in it, or says that it is not.
		if (!["ar", "ur", "bn"].includes(code)) return;
		const foreign = words.filter(
			({ language, text: one }) => language === code && /(?:\b[a-z]{2,}[\s,’-]+){4}/.test(one),
		);
		expect(foreign).toEqual([]);
	});

	it("is not there for another child's guardian, nor for a child that there is not, and nobody can tell the two apart", async () => {
		const [theirs, nobodys] = [await ask(address(page), stranger), await ask(address(page, randomUUID()), stranger)];
		expect([theirs.status, nobodys.status]).toEqual([404, 404]);
		expect(theirs.text.length).toBeGreaterThan(1000);
		const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");
		expect(plain(theirs.text)).toBe(plain(nobodys.text));
		expect(theirs.text).not.toContain("Quillamina");
		expect((await ask(address(page), mother)).text).toContain("Quillamina");
	});

	it("asks who is signed out to sign in", async () => {
		const { status, headers } = await ask(address(page), null);
		expect(status).toBe(303);
		expect(headers.get("location")).toMatch(/^\/sign-in\?for=family&return=/);
	});
});

describe.each(FILES)("red-book/:child%s", (file) => {
	it("is a file for the guardian, kept by nobody, and like none for everybody else", async () => {
		const { status, headers, text } = await ask(address(file), mother);
		expect(status).toBe(200);
		expect(headers.get("cache-control")).toBe("private, no-store");
		expect(headers.get("content-disposition")).toMatch(/^attachment; filename="red-book-[\d-]+\.(?:json|zip)"$/);
		if (file.endsWith(".json")) expect(JSON.parse(text)).toMatchObject({ resourceType: "Bundle", type: "document" });
		const [theirs, nobodys] = [await ask(address(file), stranger), await ask(address(file, randomUUID()), stranger)];
		expect([theirs.status, nobodys.status]).toEqual([404, 404]);
		expect(theirs.text).toBe(nobodys.text);
		expect((await ask(address(file), null)).headers.get("location")).toMatch(/^\/sign-in\?for=family&return=/);
	});
});

it("what is written after somebody was frozen is not there for them, in an answer like any other", async () => {
	const [frozen, childs] = await Promise.all([aPerson("Frozen"), aPerson("Also")]);
	const { childId: child } = await aRecord({}, asGuardian(frozen));
	const { childId: quiet } = await aRecord({}, asGuardian(childs));
	const only = and(eq(guardian.childId, child), eq(guardian.personId, frozen.id));
	await health.transaction(TEST, (tx) =>
		tx
			.update(guardian)
			.set({ frozenAt: new Date(Date.now() - 1000) })
			.where(only),
	);
	await recordedAt(health, recordStream(child), TEST, (tx) =>
		addEntry(tx, {
			childId: child,
			body: aNote("Moved to Zanzibar"),
			mark: null,
			writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
			writtenBy: "helen",
			corrects: null,
		}),
	);
	const [theirs, other] = [await ask(address("/notes", child), frozen), await ask(address("/notes", quiet), childs)];
	expect(theirs.text).toContain("No notes yet");
	expect(theirs.text).not.toContain("Zanzibar");
	const alike = (text: string) => text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");
	expect(alike(theirs.text)).toBe(alike(other.text));
	const shown = ({ headers }: { headers: Headers }) =>
		[...headers.keys()].filter((name) => !/^(?:date|server-timing|x-request-id)$/.test(name));
	expect(shown(theirs)).toEqual(shown(other));
});

/** A note as the page's form sends it. */
async function sendNote(page: string, who: Member, text: string) {
	const form = new URLSearchParams({ "on-day": "20", "on-month": "11", "on-year": "2026", text, do: "save" });
	const headers = { Cookie: who.cookie, Origin: host.origin };
	const answer = await fetch(host.origin + page, { method: "POST", body: form, headers, redirect: "manual" });
	return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
}

it("a note that meets an ended session is there again after signing in", async () => {
	const who = await aPerson("Sadia Malik");
	const { childId: child } = await aRecord({}, asGuardian(who));
	const ended = new Date(Date.now() - 7_200_000);
	await transaction(TEST, (tx) => tx.update(session).set({ seenAt: ended }).where(eq(session.personId, who.id)));
	const { location } = await sendNote(address("/notes/add", child), who, "Smiled at Zanzibar");
	const back = new URL(location, host.origin).searchParams.get("return") ?? "";
	expect(back).toContain("resume=");
	const cookie = (await transaction(TEST, (tx) => openSession(tx, host.origin, aSignIn(who.id)))).split(";")[0] ?? "";
	const shown = await ask(back, { ...who, cookie });
	expect(shown.status).toBe(200);
	expect(shown.text).toContain("Smiled at Zanzibar");
	expect((await ask(address("/notes", child), { ...who, cookie })).text).toContain("No notes yet");
});

it("who corrects a note that was corrected meanwhile is told so, and keeps what they typed", async () => {
	const who = await aPerson("Sadia Malik");
	const { childId: child } = await aRecord({}, asGuardian(who));
	const written = await writeEntry(asGuardian(who), { childId: child, body: aNote("First"), mark: null });
	const page = `/red-book/${child}/notes/${written.ok ? written.id : ""}`;
	expect((await sendNote(page, who, "From one tab")).status).toBe(303);
	const late = await sendNote(page, who, "From another tab");
	expect(late.status).toBe(409);
	expect(late.text).toContain("From another tab");
	expect(late.text).toContain("Somebody has changed this in the meantime");
});

it("what is missing is called by its name, and a text that is too long is told the limit", async () => {
	const who = await aPerson("Sadia Malik");
	const { childId: child } = await aRecord({}, asGuardian(who));
	const filling = { button: "Save", fill: { text: "x".repeat(2001) } };
	const { status, text } = await send(who, await fillIn(who, `/red-book/${child}/notes/add`, filling));
	expect(status).toBe(400);
	expect(text).toContain("Use 2,000 characters or fewer");
	expect(text).toMatch(/Fill this in: \p{L}/u);
	expect(text).not.toMatch(/Fill this in:? ?</);
});

/** A first as the page's form sends it. */
async function sendFirst(child: string, who: Member, photo: File) {
	const body = new FormData();
	const typed = { what: "Waved at Zanzibar", "on-day": "20", "on-month": "11", "on-year": "2026", do: "save" };
	for (const [name, value] of Object.entries(typed)) body.append(name, value);
	body.append("photo", photo);
	const headers = { Cookie: who.cookie, Origin: host.origin };
	const address = `${host.origin}/red-book/${child}/development/add`;
	const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
	return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
}

describe("a photo of a first", () => {
	it("goes by the form, and is there for the child's guardians alone, kept by nobody", async () => {
		const who = await aPerson("Sadia Malik");
		const { childId: child } = await aRecord({}, asGuardian(who));
		expect((await sendFirst(child, who, aPhoto())).status).toBe(303);
		const { text } = await ask(`/red-book/${child}/development`, who);
		const [small = ""] = /\/red-book\/[^"]+\/photos\/[^"]+\/small/.exec(text) ?? [];
		for (const path of [small, small.replace(/\/small$/, "")]) {
			const shown = await ask(path, who);
			expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
			expect(shown.headers.get("cache-control")).toBe("private, no-store");
			expect((await ask(path, stranger)).status).toBe(404);
			expect((await ask(path, null)).status).toBe(303);
		}
	});

	it("that is none is refused in words, with what was typed, and one of a stranger's is not there", async () => {
		const who = await aPerson("Sadia Malik");
		const { childId: child } = await aRecord({}, asGuardian(who));
		const refused = await sendFirst(child, who, new File(["<html>"], "first.jpg", { type: "image/jpeg" }));
		expect(refused.status).toBe(400);
		expect(refused.text).toContain("This file is not a JPEG, PNG or WebP photo");
		expect(refused.text).toContain("Waved at Zanzibar");
		expect((await sendFirst(child, stranger, aPhoto())).status).toBe(404);
		expect((await ask(`/red-book/${child}/development`, who)).text).toContain("No firsts yet");
	});

	it("that meets an ended session leaves what was typed for after signing in", async () => {
		const who = await aPerson("Sadia Malik");
		const { childId: child } = await aRecord({}, asGuardian(who));
		const ended = new Date(Date.now() - 7_200_000);
		await transaction(TEST, (tx) => tx.update(session).set({ seenAt: ended }).where(eq(session.personId, who.id)));
		const { location } = await sendFirst(child, who, aPhoto());
		const back = new URL(location, host.origin).searchParams.get("return") ?? "";
		const cookie = (await transaction(TEST, (tx) => openSession(tx, host.origin, aSignIn(who.id)))).split(";")[0] ?? "";
		expect((await ask(back, { ...who, cookie })).text).toContain("Waved at Zanzibar");
	});
});

it("a mail program stops e-mails by one click, without an origin or a redirect; no other form comes without its origin", async () => {
	const who = await aPerson("Sadia Malik");
	const { childId } = await aRecord({}, asGuardian(who));
	const links = async () => linksOf(asGuardian(who), childId);
	const begin = (kind: "news" | "reminders") => beginLink(asGuardian(who), { childId, kind, language: "en" });
	const click = (path: string, headers = {}) =>
		fetch(host.origin + path, {
			method: "POST",
			body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
			redirect: "manual",
			headers,
		});
	await begin("news");
	await begin("reminders");
	const { news, reminders } = await links();
	expect((await click(`/red-book/reminders/${news}`, { Origin: "https://evil.example" })).status).toBe(403);
	const clicked = await click(`/ur/red-book/reminders/${news}`);
	expect([clicked.status, await links()]).toMatchObject([200, { news: null, reminders }]);
	expect((await click(`/red-book/${childId}/calendar`, { Cookie: who.cookie })).status).toBe(403);
});

it("a calendar is read from its address by who has it, without signing in, kept by nobody, and its page shows it again", async () => {
	const who = await aPerson("Sadia Malik");
	const { childId: child } = await aRecord({ givenName: "Quillamina" }, asGuardian(who));
	const body = { kind: "appointment", on: "2027-07-01", time: "14:30", what: "Check at Zanzibar", where: "" } as const;
	await writeEntry(asGuardian(who), { childId: child, body, mark: null });
	const page = `/red-book/${child}/calendar`;
	const form = new URLSearchParams({ do: "begin-calendar" });
	const headers = { Cookie: who.cookie, Origin: host.origin };
	expect((await fetch(host.origin + page, { method: "POST", body: form, headers, redirect: "manual" })).status).toBe(
		303,
	);
	const [, address = ""] = /value="(http[^"]+\/appointments\.ics)"/.exec((await ask(page, who)).text) ?? [];
	const feed = await ask(new URL(address).pathname, null);
	expect([feed.status, feed.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
	const events = Object.values(nodeIcal.sync.parseICS(feed.text)).filter((one) => one?.type === "VEVENT");
	expect(events).toMatchObject([{ start: new Date("2027-07-01T13:30:00Z") }]);
	expect(feed.text).toContain("SUMMARY;LANGUAGE=en:Appointment");
	expect(feed.text).not.toMatch(/Quillamina|Zanzibar|Malik/);
	expect((await ask(new URL(address).pathname.replace(/[\w-]{43}/, "a".repeat(43)), who)).status).toBe(404);
	expect((await ask(`/red-book/reminders/${"a".repeat(43)}`, null)).text).toContain("The e-mails are stopped");
});

describe("signing out while something waits on the phone", () => {
	const signOut = async (cookie: string, fields: Record<string, string> = {}) => {
		const headers = { Cookie: cookie, Origin: host.origin };
		const body = new URLSearchParams(fields);
		const answer = await fetch(`${host.origin}/sign-out`, { method: "POST", headers, body, redirect: "manual" });
		const to = answer.headers.get("location")?.replace(host.origin, "") ?? "";
		return { to, erases: answer.headers.get("clear-site-data"), cookies: answer.headers.getSetCookie().join() };
	};

	it("asks first, and loses it only for who says so", async () => {
		const { cookie } = await aPerson();
		const waiting = `${cookie}; red-book-unsent=2`;
		expect(await signOut(waiting)).toEqual({ to: "/red-book/offline?leaving=1", erases: null, cookies: "" });
		const page = await fetch(`${host.origin}/red-book/offline?leaving=1`, { headers: { Cookie: waiting } });
		expect(await page.text()).toContain("You have not signed out yet");
		const lost = await signOut(waiting, { unsent: "lose" });
		expect(lost).toMatchObject({ to: expect.stringContaining("/sign-in"), erases: '"cache", "storage"' });
		expect(lost.cookies).toContain("red-book-unsent=0; Path=/; Max-Age=0");
		// Their session is over now: what still waits stays, for when they are back.
		expect(await signOut(waiting)).toMatchObject({ erases: '"cache"' });
	});

	it("is as ever where nothing waits", async () => {
		const { cookie } = await aPerson();
		expect(await signOut(`${cookie}; red-book-unsent=0`)).toMatchObject({ erases: '"cache", "storage"' });
	});
});
