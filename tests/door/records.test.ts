/**
 * Every page of a record that is shared, as each role asks for it at the running product: whole for the professional with whom
 * it is shared, and the page "not found", to the byte, for everybody else, other professionals among them. Read from
 * app/routes.ts, so that a new page is asked for when it is added.
 */
import { randomUUID } from "node:crypto";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { joinRecord } from "../../app/features/health/professionals/record-access.server";
import { type NewEntry, writeEntry } from "../../app/features/health/record/write-entry.server";
import { stopShare } from "../../app/features/health/sharing/share-record.server";
import { SHARED_SECTIONS } from "../../app/model/health/sharing/share";
import routes from "../../app/routes";
import { aMember, aPerson, type Member } from "../factories";
import { A_REVIEW, A_VACCINATION, aProblem, aRecord, aShare, asProfessional } from "../factories/health";
import { aStaffedCouncil, EVERYBODY, type StaffedCouncil } from "../factories/staffed-council";
import { host } from "../setup/at-the-door";
import { type Inside, lookInside } from "../setup/look-inside";
import { titleOf } from "../setup/read-page";

/** One entry of the professional's own for each segment of an address. */
const BODIES: Record<string, NewEntry["body"]> = {
	checks: A_REVIEW,
	growth: {
		kind: "measurement",
		on: "2026-11-20",
		weightGrams: 8100,
		lengthMillimetres: null,
		headMillimetres: null,
		position: null,
	},
	immunisations: A_VACCINATION,
	feeding: { kind: "feeding", on: "2026-03", how: "mixed", note: "" },
	teeth: { kind: "tooth", on: "2026-10", tooth: "71" },
	development: { kind: "first", on: "2026-11-20", what: "Waves" },
	appointments: { kind: "appointment", on: "2027-02-01", time: null, what: "Clinic", where: "" },
	conditions: { kind: "condition", what: "Eczema", isAllergy: false, since: null, note: "" },
	notes: { kind: "note", on: "2026-11-20", text: "Smiles" },
};

const layout = ((await routes) as RouteConfigEntry[]).find(({ file }) => file === "routes/professional/layout.tsx");
const PAGES = (layout?.children ?? []).flatMap(({ path = "" }) => (path.startsWith("records/") ? [path] : []));

let inside: Inside;
let ours: StaffedCouncil;
let mother: Member;
let helen: Member;
let childId: string;
let shareId: string;
const entries: Record<string, string> = {};

const asGuardian = ({ id, name }: Member) => ({ kind: "person", person: { id, name } }) as const;

beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
	mother = await aPerson("Sadia Malik");
	helen = await aMember(ours.council, "health-visitor", { name: "Helen Okoro" });
	({ childId } = await aRecord({ givenName: "Quillamina" }, asGuardian(mother)));
	const sections = [...SHARED_SECTIONS];
	shareId = (await aShare(asGuardian(mother), childId, { recipient: "health-visitor", sections })).id;
	expect(await joinRecord(asProfessional(helen), shareId)).toBe(true);
	for (const [segment, body] of Object.entries(BODIES)) {
		const written = await writeEntry(asProfessional(helen), { childId, body, mark: null });
		entries[segment] = written.ok ? written.id : "";
	}
	entries.problems = await aProblem(asGuardian(mother), { childId, entryId: entries.checks ?? "" });
});
afterAll(() => inside.close());

async function ask(who: Member | null, page: string, child = childId) {
	const entry = entries[page.split("/")[2] ?? ""] ?? "none";
	const path = `/${page.replace(":child", child).replace(/:(?:entry|problem)$/, entry)}`;
	const answer = await fetch(host.origin + path, { headers: { Cookie: who?.cookie ?? "" }, redirect: "manual" });
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, text: text.replaceAll(childId, child) };
}

/** Neither an id that somebody asked for nor what stands around a page by who asks. */
const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");

it("there are pages of each segment", () => {
	expect(PAGES.length).toBeGreaterThan(25);
	for (const segment of [...Object.keys(BODIES), "problems"])
		expect(
			PAGES.some((page) => page.startsWith(`records/:child/${segment}`)),
			segment,
		).toBe(true);
});

describe.each(PAGES)("%s", (page) => {
	it("is whole for whom it is shared with, and kept by nobody", async () => {
		const { status, headers, text } = await ask(helen, page);
		expect(status).toBe(200);
		expect(headers.get("cache-control")).toContain("no-store");
		expect(text).toContain("Quillamina");
		expect(text).toContain('href="/account"');
		expect(text).not.toContain('href="/sign-in"');
		expect(titleOf(text)).toMatch(/\S – \p{L}/u);
		expect(titleOf(text)).not.toMatch(/Quillamina|Malik/);
		expect(text.slice(-200)).toContain("</html>");
	});

	it("is not there for any other role, nor for its guardian, and is like that of a child that there is not", async () => {
		const others = EVERYBODY.map((role) => [role, ours.member(role)] as const);
		for (const [who, member] of [...others, ["its guardian", mother] as const]) {
			const [theirs, nobodys] = [await ask(member, page), await ask(member, page, randomUUID())];
			expect([theirs.status, nobodys.status], who).toEqual([404, 404]);
			expect(theirs.text.length, who).toBeGreaterThan(1000);
			expect(plain(theirs.text), who).toBe(plain(nobodys.text));
			expect(theirs.text, who).not.toContain("Quillamina");
		}
	});

	it("asks who is signed out to sign in", async () => {
		const { status, headers } = await ask(null, page);
		expect(status).toBe(303);
		expect(headers.get("location")).toMatch(/^\/sign-in\?for=professional&return=/);
	});
});

describe("records", () => {
	it("lists what is open, and what families ask, for whoever it is shared with; others who work on records see their own", async () => {
		const { status, text } = await ask(helen, "records");
		expect(status).toBe(200);
		expect(text).toContain("Quillamina");
		expect(text).toContain("Families asked about 1 entry of yours");
		for (const role of ["health-visitor", "midwife"] as const) {
			const theirs = await ask(ours.member(role), "records");
			expect(theirs.status, role).toBe(200);
			expect(theirs.text, role).toContain("No record is open to you now");
			expect(theirs.text, role).not.toMatch(/Quillamina|Families asked/);
		}
	});

	it("is not there for any other role, nor for a guardian", async () => {
		const others = EVERYBODY.filter((role) => role !== "health-visitor" && role !== "midwife");
		expect(others.length).toBeGreaterThan(5);
		for (const member of [...others.map((role) => ours.member(role)), mother])
			expect((await ask(member, "records")).status).toBe(404);
	});
});

it("all of it is gone with the share, at once", async () => {
	expect((await ask(helen, "records/:child")).status).toBe(200);
	await stopShare(asGuardian(mother), { childId, shareId });
	for (const page of PAGES) expect((await ask(helen, page)).status, page).toBe(404);
	const list = await ask(helen, "records");
	expect(list.text).toContain("No record is open to you now");
	expect(list.text).not.toMatch(/Quillamina|Families asked/);
});
