/** A referral whose period is over leaves nothing but figures and a line in its log; one whose is not stays whole. */
import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditEntry } from "../../../db/schema";
import * as schema from "../../../db/schema/health";
import { referral, referralFact, referralNote } from "../../../db/schema/referrals";
import { aCouncil } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { referralStream } from "../../platform/audit.server";
import { enqueue } from "../../platform/queue/enqueue.server";
import { taskKind } from "../../platform/queue/task-kind";
import { health } from "../../platform/store.server";
import { eraseEnded, PARTS } from "./erase-referrals.server";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import { writeNote } from "./write-note.server";

const RUNNING = new AbortController().signal;
const DAY_MS = 86_400_000;
const tables = Object.values(schema).filter((one) => is(one, Table));
/** The log stays: it names nobody. */
const LOG = /^audit_|^store_id$|^key_print$/;

/** A referral that was declined so many days ago, with all that belongs to one. */
async function anEnded(council: { id: string; slug: string; name: string; gss: string | null }, days: number) {
	const her = aReferralReader("health-visitor", { council });
	const service = aServiceToRefer();
	const his = aReferralReader("service-worker", { council, organisationIds: [service.organisation.id] });
	const id = await aSentReferral(her, service, { givenName: `Ana ${randomUUID()}` }, "ana@families.example");
	await writeNote(his, id, { text: "Two calls, no answer", sight: "service", mark: null });
	const words = { why: "full", reason: "No place", alternatives: [] } as const;
	const ended = new Date(Date.now() - days * DAY_MS);
	await moveReferral(his, id, { step: "decline", revision: 1, words: { ...words, alternatives: [] } }, ended);
	await health.transaction(TEST, (tx) =>
		enqueue(tx, taskKind<"health">("referral-clock", "health"), {
			key: id,
			body: {},
			councilId: council.id,
			dueAt: new Date(Date.now() + 1000 * DAY_MS),
		}),
	);
	return { id, her, service };
}

/** All that stands in the health store, by table, but its log. */
async function everything(): Promise<Map<string, string>> {
	const db = await health.readFor(TEST);
	const found = new Map<string, string>();
	for (const one of tables)
		if (!LOG.test(getTableName(one))) found.set(getTableName(one), JSON.stringify(await db.select().from(one)));
	return found;
}

const naming = (all: ReadonlyMap<string, string>, what: string) =>
	[...all].filter(([, text]) => text.includes(what)).map(([name]) => name);

/** What stands sealed of it. */
async function sealedOf(id: string): Promise<string[]> {
	const db = await health.readFor(TEST);
	const [row] = await db.select().from(referral).where(eq(referral.id, id));
	const notes = await db.select().from(referralNote).where(eq(referralNote.referralId, id));
	return [row?.details, ...notes.map(({ words }) => words)].map(String);
}

it("is erased whole after its council’s period, and a younger one stays", async () => {
	const council = await aCouncil({ settings: { referrals: { keepMonths: 6 } } });
	const old = await anEnded(council, 200);
	const young = await anEnded(council, 150);
	const open = await aSentReferral(old.her, old.service, { givenName: `Ana ${randomUUID()}` });
	const sealed = await sealedOf(old.id);
	const kept = await sealedOf(young.id);
	const before = await everything();
	const places = ["referral", "referral_step", "referral_note", "referral_link", "outbox", "task"];
	for (const place of places) expect(naming(before, old.id), place).toContain(place);
	await eraseEnded(TEST, RUNNING);
	const after = await everything();
	expect(naming(after, old.id)).toEqual([]);
	for (const value of sealed) expect([naming(before, value).length, naming(after, value)]).toEqual([1, []]);
	for (const place of places) expect(naming(after, young.id), place).toContain(place);
	for (const value of kept) expect(naming(after, value)).toHaveLength(1);
	expect(naming(after, open)).toContain("referral");
	expect(await openReferral(old.her, old.id)).toBeUndefined();
	expect((await openReferral(young.her, young.id))?.state).toBe("declined");

	const db = await health.readFor(TEST);
	const facts = await db.select().from(referralFact).where(eq(referralFact.councilId, council.id));
	expect(facts).toMatchObject([{ serviceId: old.service.id, state: "declined", declineReason: "full" }]);
	expect(JSON.stringify(facts)).not.toMatch(new RegExp(`${old.id}|${old.her.person.id}|Popescu|No place`));
	const log = await db
		.select()
		.from(auditEntry)
		.where(and(eq(auditEntry.stream, referralStream(old.id)), eq(auditEntry.action, "referral.erased")));
	expect(log).toMatchObject([{ actorId: null, subjectId: old.id, details: {} }]);
	await eraseEnded(TEST, RUNNING);
	expect(await db.$count(referralFact, eq(referralFact.councilId, council.id))).toBe(1);
});

it("is kept for 36 months where its council decided nothing", async () => {
	const council = await aCouncil();
	const { id, her } = await anEnded(council, 36 * 30);
	await eraseEnded(TEST, RUNNING);
	expect((await openReferral(her, id))?.state).toBe("declined");
	await eraseEnded(TEST, RUNNING, new Date(Date.now() + 30 * DAY_MS));
	expect(await openReferral(her, id)).toBeUndefined();
});

it("leaves no table that names a referral out", () => {
	const naming = tables.filter((one) => "referralId" in getTableColumns(one)).map(getTableName);
	expect(naming).toContain("referral_note");
	expect(naming.toSorted()).toEqual(PARTS.map(getTableName).toSorted());
});
