/**
 * A guardian who is suspended can tell nothing: every page and file of a record in which all sorts of things happened since is,
 * to the byte, that of a record in which nothing did. Two records are looked at in the same way, one beside the other; read
 * from app/routes.ts, so that a new page is asked for when it is added.
 */
import { randomUUID } from "node:crypto";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { and, eq } from "drizzle-orm";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { RECORD_FILES } from "../../app/features/health/exchange/export-page.server";
import { decideGuardian, decideRecord } from "../../app/features/health/guardians/decide.server";
import { decideClaim, openClaims } from "../../app/features/health/guardians/decide-claim.server";
import { addPhoto, forgetPhotos } from "../../app/features/health/photos/stored-photo.server";
import { answerWaiting } from "../../app/features/health/problems/office.server";
import { claimByCode, claimByMatch, newClaimCode } from "../../app/features/health/record/claim-record.server";
import { receiveBirth } from "../../app/features/health/record/receive-birth.server";
import { addEntry, correctEntry, takeBackEntry, writeEntry } from "../../app/features/health/record/write-entry.server";
import type { EntryBody } from "../../app/model/health/record/entry";
import { type StaffAsker, systemFor } from "../../app/model/people/asker";
import { recordedAt, recordStream } from "../../app/platform/audit.server";
import { health } from "../../app/platform/store.server";
import routes from "../../app/routes";
import { guardian } from "../../db/schema/health";
import { aPerson, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { A_REVIEW, A_VACCINATION, aBirth, aGuardian, aProblem, aReviewOfASource, aShare } from "../factories/health";
import { host } from "../setup/at-the-door";
import { fillIn, send } from "./somebody";

type Body = Exclude<EntryBody, { kind: "taken-back" }>;
const weight = (weightGrams: number, on: string): Body => ({
	kind: "measurement",
	on,
	weightGrams,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
});
/** One of each section, with a word that stands nowhere else. */
const bodies = (word: string, on: string): Record<string, Body> => ({
	growth: weight(5200, on),
	immunisations: { ...A_VACCINATION, date: on, product: word, place: word },
	feeding: { kind: "feeding", on, how: "mixed", note: word },
	teeth: { kind: "tooth", on, tooth: "71" },
	development: { kind: "first", on, what: word },
	appointments: { kind: "appointment", on: "2099-02-01", time: "14:30", what: word, where: word },
	conditions: { kind: "condition", what: word, isAllergy: true, since: "2026", note: word },
	notes: { kind: "note", on, text: word },
});
const NEWS = "Zanzibar";
/** Bytes that only have to be the same. */
const A_JPEG = Buffer.from("/9j/4AAQSkZJRgABAQ==", "base64");
const RUTH: StaffAsker = {
	kind: "staff",
	person: { id: "ruth", name: "Ruth Castell" },
	council: { id: "council-of-ruth" },
	roles: ["record-administrator"],
	organisationIds: [],
	can: () => true,
};
const because = { reason: "An order of the court" };
const asGuardian = ({ id, name }: Member) => ({ kind: "person", person: { id, name } }) as const;

interface Seen {
	childId: string;
	tom: Member;
	/** Ids of what Tom wrote, by the section of an address. */
	entries: Record<string, string>;
	/** Ids of reviews that the surgery sent: Tom has reported a problem with the first, and the third is corrected since. */
	reviews: string[];
	/** A first that the mother wrote, and its photo: in one of them she has taken it back since. */
	pictured: { id: string; photo: string };
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 10));

/** A record with a mother and Tom, each with an entry in every section. */
async function aRecordOfTwo() {
	const mother = await aPerson("Sadia Malik");
	const tom = await aPerson("Tom Malik");
	const birth = aBirth({ givenName: "Quillamina", bornOn: "2026-03-02" });
	const { childId } = await receiveBirth(systemFor("a test"), birth, RUTH.council.id);
	await claimByMatch(asGuardian(mother), birth.motherNhsNumber);
	const code = await newClaimCode(TEST, childId);
	await claimByCode(asGuardian(tom), { code, bornOn: "2026-03-02", relation: "father", evidence: "Certificate" });
	const [claim] = await openClaims(RUTH);
	await decideClaim(RUTH, { id: claim?.id ?? "", accept: true, ...because });
	const entries: Record<string, string> = {};
	const hers: string[] = [];
	for (const [section, body] of Object.entries(bodies("Timbuktu", "2026-05-04"))) {
		const written = await writeEntry(asGuardian(tom), { childId, body, mark: null });
		entries[section] = written.ok ? written.id : "";
		const other = await writeEntry(asGuardian(mother), { childId, body, mark: null });
		if (other.ok) hers.push(other.id);
	}
	const photo = randomUUID();
	const smiled = await writeEntry(asGuardian(mother), {
		childId,
		body: { kind: "first", on: "2026-05-04", what: "Smiled", photo },
		mark: null,
		also: (tx) => addPhoto(tx, { id: photo, childId }, { full: A_JPEG, small: A_JPEG }),
	});
	const pictured = { id: smiled.ok ? smiled.id : "", photo };
	entries.share = (await aShare(asGuardian(tom), childId, { sections: ["notes"] })).id;
	const reviews = [await aReviewOfASource(childId), await aReviewOfASource(childId), await aReviewOfASource(childId)];
	const problemId = await aProblem(asGuardian(tom), { childId, entryId: reviews[0] ?? "" });
	return { childId, tom, mother, entries, hers, reviews, problemId, pictured };
}

async function freeze(childId: string, { id }: Member) {
	const db = await health.readFor(TEST);
	const [row] = await db
		.select({ id: guardian.id })
		.from(guardian)
		.where(and(eq(guardian.childId, childId), eq(guardian.personId, id)));
	await moment();
	const frozen = await decideGuardian(RUTH, { childId, guardianId: row?.id ?? "", step: "freeze", words: because });
	expect(frozen).toEqual({ ok: true });
	await moment();
}

let suspended: Seen;
let quiet: Seen;
let mother: Member;

beforeAll(async () => {
	const [one, other] = [await aRecordOfTwo(), await aRecordOfTwo()];
	[suspended, quiet, mother] = [one, other, one.mother];
	const { childId, hers, reviews, problemId, pictured } = one;
	await freeze(childId, one.tom);
	// All sorts of things, in one of them alone.
	for (const body of Object.values(bodies(NEWS, "2026-06-01"))) {
		await writeEntry(asGuardian(mother), { childId, body, mark: null });
		await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, {
				childId,
				body,
				mark: null,
				writer: { kind: "professional", name: `Helen ${NEWS}`, role: "health visitor" },
				writtenBy: "helen",
				corrects: null,
			}),
		);
	}
	expect(await answerWaiting(RUTH, problemId, { kind: "disputed", words: NEWS })).toBe("answered");
	await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addEntry(tx, {
			childId,
			body: { ...A_REVIEW, findings: NEWS },
			mark: null,
			writer: { kind: "source", name: NEWS, role: null },
			writtenBy: null,
			corrects: reviews[2] ?? "",
		}),
	);
	await takeBackEntry(asGuardian(mother), pictured.id, {
		childId,
		reason: "",
		mark: null,
		also: (tx) => forgetPhotos(tx, childId),
	});
	await correctEntry(asGuardian(mother), hers[0] ?? "", { childId, body: weight(5300, "2026-05-04"), mark: null });
	const code = await newClaimCode(TEST, childId);
	await claimByCode(aGuardian(), { code, bornOn: "2026-03-02", relation: "parent", evidence: NEWS });
	await fetch(`${host.origin}/red-book/${childId}`, { headers: { Cookie: mother.cookie } });
	await decideRecord(RUTH, { childId, step: "died", diedOn: "2026-11-20", words: because });
	// And in both something of his own, after it.
	for (const { childId, tom } of [suspended, quiet])
		await writeEntry(asGuardian(tom), {
			childId,
			body: { kind: "note", on: "2026-11-21", text: "His own" },
			mark: null,
		});
}, 60_000);

const area = ((await routes) as RouteConfigEntry[]).find(({ path }) => path === "red-book");
const PAGES = (area?.children ?? []).flatMap(({ path = "" }) => {
	if (!path.startsWith(":child")) return [];
	const rest = path.slice(":child".length);
	return rest.endsWith("/:file") ? RECORD_FILES.map((file) => rest.replace(":file", file)) : [rest];
});

type Asked = Pick<Seen, "childId" | "tom" | "entries" | "reviews">;
async function ask({ childId, tom, entries, reviews }: Asked, page: string) {
	const own = entries[page.split("/")[1] ?? ""] ?? "none";
	const rest = page.replace(":section/:entry", `reviews/${reviews[1]}`).replace(/:(?:entry|share)$/, own);
	const path = `/red-book/${childId}${rest}`;
	const answer = await fetch(host.origin + path, { headers: { Cookie: tom.cookie }, redirect: "manual" });
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const texts = page.endsWith(".zip") ? Object.values(unzipSync(bytes)) : [bytes];
	const text = texts.map((one) => new TextDecoder().decode(one)).join("\n");
	return { status: answer.status, headers: answer.headers, text };
}

/** Ids, numbers and clocks are each record's own, and of one length. */
const plain = (text: string) =>
	text
		.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
		.replaceAll(/\b\d{3} ?\d{3} ?\d{4}\b/g, "NUMBER")
		.replaceAll(/\d{1,2}:\d\d(?:am|pm)/g, "TIME")
		.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+\d\d:\d\d)/g, "MOMENT");
const shown = (headers: Headers) =>
	[...headers]
		.filter(([name]) => !/^(?:date|server-timing|x-request-id|content-length)$/.test(name))
		.map(([name, value]) => `${name}: ${value.replaceAll(/'nonce-[^']+'/g, "NONCE")}`);

it("there are pages and files", () => expect(PAGES.length).toBeGreaterThan(25));

describe.each(PAGES)("red-book/:child%s", (page) => {
	it("is the same for a suspended guardian as for one of a record in which nothing is new", async () => {
		const [his, other] = [await ask(suspended, page), await ask(quiet, page)];
		expect(his.status).toBe(other.status);
		expect(his.status).toBeLessThan(400);
		expect(shown(his.headers)).toEqual(shown(other.headers));
		// A link is a secret of its own, and its picture too.
		if (!page.endsWith("/:share")) expect(plain(his.text)).toBe(plain(other.text));
		expect(his.text).not.toContain(NEWS);
		expect(his.text.length).toBeGreaterThan(200);
	});
});

it("a photo that was taken back since is his as it was, on pages, on paper and in files, and hers no more", async () => {
	const at = ({ childId, pictured }: Seen) => `/red-book/${childId}/photos/${pictured.photo}`;
	const shownTo = async (who: Member, path: string) => {
		const answer = await fetch(host.origin + path, { headers: { Cookie: who.cookie } });
		return { status: answer.status, headers: shown(answer.headers), bytes: Buffer.from(await answer.arrayBuffer()) };
	};
	for (const size of ["", "/small"]) {
		const his = await shownTo(suspended.tom, at(suspended) + size);
		expect(his).toEqual(await shownTo(quiet.tom, at(quiet) + size));
		expect(his).toMatchObject({ status: 200, bytes: A_JPEG });
		expect((await shownTo(mother, at(suspended) + size)).status).toBe(404);
	}
	for (const page of ["/development", "/print"])
		expect((await ask(suspended, page)).text).toContain(`${at(suspended)}/small`);
	expect((await ask(suspended, "/export/record.json")).text).toContain(A_JPEG.toString("base64"));
});

/** Reports a problem with the second of the surgery's reviews, and with one that is corrected where he cannot see it. */
async function report({ childId, tom, reviews }: Seen, entryId: string | undefined) {
	const path = `/red-book/${childId}/reviews/${entryId}/problem`;
	const filling = { button: "Report the problem", fill: { kind: "wrong-date", words: "It was a week later." } };
	const answer = await send(tom, await fillIn(tom, path, filling));
	const after = await ask({ childId, tom, reviews, entries: {} }, `/reviews/${entryId}/problem`);
	return { ...answer, location: plain(answer.location), text: plain(answer.text), after: plain(after.text) };
}

it.each([1, 2])("he reports a problem (%i) by the same answer, and waits for one as anybody does", async (at) => {
	const his = await report(suspended, suspended.reviews[at]);
	expect(his).toEqual(await report(quiet, quiet.reviews[at]));
	expect(his).toMatchObject({ status: 303, location: "/red-book/ID/reviews/ID/problem" });
	expect(his.after).toContain("Waiting for an answer from those who look after red books");
	const checks = [await ask(suspended, "/checks"), await ask(quiet, "/checks")].map(({ text }) => plain(text));
	expect(checks[0]).toBe(checks[1]);
	expect(checks[0]?.match(/Waiting for an answer/g)).toHaveLength(at + 1);
	// She who sees all sees the correction, and nothing of any report.
	const hers = await fetch(`${host.origin}/red-book/${suspended.childId}/checks`, {
		headers: { Cookie: mother.cookie },
	});
	const seen = await hers.text();
	expect(seen).toContain(NEWS);
	expect(seen).not.toMatch(/Waiting for an answer|isputed/);
});

it("his list of children is, too; and what he wrote himself is there", async () => {
	const list = async ({ tom }: Seen) => {
		const answer = await fetch(`${host.origin}/red-book`, { headers: { Cookie: tom.cookie } });
		return plain(await answer.text());
	};
	const his = await list(suspended);
	expect(his).toBe(await list(quiet));
	expect(his).toContain("Quillamina");
	expect((await ask(suspended, "/notes")).text).toContain("His own");
});

it("the mother sees it all, gently, and no form that adds", async () => {
	const at = async (page: string) =>
		fetch(`${host.origin}/red-book/${suspended.childId}${page}`, {
			headers: { Cookie: mother.cookie },
			redirect: "manual",
		});
	const notes = await (await at("/notes")).text();
	expect(notes).toContain(NEWS);
	for (const page of PAGES.filter((one) => /\/(?:add|:entry)$/.test(one) && !one.includes(":"))) {
		const { status, headers } = await at(page);
		expect([status, headers.get("location")], page).toEqual([303, `/red-book/${suspended.childId}`]);
	}
	for (const page of ["", "/growth", "/immunisations", "/checks", "/notes", "/about", "/access"]) {
		const text = await (await at(page)).text();
		expect(text, page).toContain("Quillamina died on 20 November 2026");
		expect(text, page).not.toContain("/add");
	}
});
