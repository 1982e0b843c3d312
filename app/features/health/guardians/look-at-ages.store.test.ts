import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { child, guardian, recordDecision, recordDue } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aBirth, aGuardian, aProfessional, aRecord, aShare } from "../../../../tests/factories/health";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { calendarFeed } from "../calendar/calendar-feed.server";
import { beginLink, linksOf } from "../calendar/guardian-links.server";
import { lookForGuardians } from "../calendar/remind-guardians.server";
import { joinRecord } from "../professionals/record-access.server";
import { claimByCode, claimByMatch, newClaimCode } from "../record/claim-record.server";
import { openChildRecord } from "../record/open-record.server";
import { receiveBirth } from "../record/receive-birth.server";
import { facts } from "../record/stored-record.server";
import { openShare } from "../sharing/open-share.server";
import { addDecision } from "./decisions.server";
import { endAt16, lookAtAges } from "./look-at-ages.server";
import { recordSteps } from "./steps";

const RUNNING = new AbortController().signal;
const dueOf = async (childId: string) => {
	const db = await health.readFor(TEST);
	const [row] = await db.select().from(recordDue).where(eq(recordDue.childId, childId));
	return row?.kind ?? null;
};
const agree = (childId: string) =>
	recordedAt(health, recordStream(childId), TEST, (tx) =>
		addDecision(tx, { childId, kind: "stays-agreed" }, new Date()),
	);
const yearsAgo = (years: number, days = 0) => {
	const day = new Date(Date.now() - days * 86_400_000);
	return `${day.getUTCFullYear() - years}${day.toISOString().slice(4, 10)}`.replace("02-29", "02-28");
};

test("a record of an 11 year old is listed until somebody has looked; what cannot be opened stays as it is", async () => {
	const [{ childId }, { childId: small }] = [await aRecord({ bornOn: yearsAgo(11, 5) }), await aRecord()];
	await lookAtAges(TEST, RUNNING);
	expect([await dueOf(childId), await dueOf(small)]).toEqual(["review-at-11", null]);
	const sealed = await health.transaction(TEST, async (tx) => {
		const [row] = await tx.select().from(child).where(eq(child.id, childId));
		// Of another row: it opens nowhere else.
		await tx.update(child).set({ facts: facts.seal("elsewhere", { bornOn: "2026-01-01" } as never) });
		return row?.facts;
	});
	await lookAtAges(TEST, RUNNING);
	expect(await dueOf(childId)).toBe("review-at-11");
	if (!sealed) throw new Error("There was none.");
	await health.transaction(TEST, (tx) => tx.update(child).set({ facts: sealed }).where(eq(child.id, childId)));
	await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addDecision(tx, { childId, kind: "reviewed" }, new Date()),
	);
	await lookAtAges(TEST, RUNNING);
	expect(await dueOf(childId)).toBeNull();
});

/** A record of somebody who turned 16 so many days ago, which their mother has had for a year. */
const aRecordOf16 = (days: number) =>
	aRecord({ bornOn: yearsAgo(16, days) }, aGuardian(), new Date(Date.now() - 365 * 86_400_000));

/** A record that is shared in every way that there is, of somebody who turned 16 so many days ago. */
async function aSharedRecord(days: number) {
	const { childId, mother } = await aRecordOf16(days);
	const share = await aShare(mother, childId, { sections: ["growth"], duration: "month" });
	const helen = aProfessional();
	await joinRecord(helen, share.id);
	await beginLink(mother, { childId, kind: "calendar", language: "en" });
	await beginLink(mother, { childId, kind: "reminders", language: "en" });
	const { calendar } = await linksOf(mother, childId);
	const code = await newClaimCode(TEST, childId);
	const opens = async () => ({
		guardian: (await openChildRecord(mother, childId, ["about"])) !== undefined,
		link: (await openShare({ token: share.link.token, key: share.link.key, passcode: null, says: "Helen" })).ok,
		professional: (await openChildRecord(helen, childId, ["growth"])) !== undefined,
		calendar: await calendarFeed(calendar ?? "").then(
			() => true,
			() => false,
		),
		reminders: (await linksOf(mother, childId)).reminders !== null,
		code: (await claimByCode(aGuardian("Tom"), { ...asked(code), bornOn: yearsAgo(16, days) })) === "asked",
	});
	return { childId, opens };
}
const asked = (code: string) => ({ code, relation: "father", evidence: "Certificate" }) as const;

test.each([
	["the day before", -1, true],
	["the day of", 0, false],
	["the day after", 1, false],
] as const)(
	"on %s the 16th birthday guardians, links, professionals, calendar, reminders and codes: %i, %s",
	async (_, days, open) => {
		const { opens } = await aSharedRecord(days);
		await lookAtAges(TEST, RUNNING);
		await endAt16(TEST, RUNNING);
		await lookForGuardians(TEST, RUNNING);
		expect(await opens()).toEqual(
			Object.fromEntries(
				["guardian", "link", "professional", "calendar", "reminders", "code"].map((what) => [what, open]),
			),
		);
	},
);

test.each([
	["the day before", -1, true],
	["the day of", 0, false],
] as const)("on %s the 16th birthday a record that nobody has is given to who asks: %i, %s", async (_, days, given) => {
	const birth = aBirth({ bornOn: yearsAgo(16, days) });
	const { childId } = await receiveBirth(TEST, birth, null);
	const claim = { ...asked(await newClaimCode(TEST, childId)), bornOn: yearsAgo(16, days) };
	expect(await claimByCode(aGuardian("Tom"), claim)).toBe(given ? "asked" : "unknown");
	expect((await claimByMatch(aGuardian(), birth.motherNhsNumber)).claimed).toEqual(given ? [childId] : []);
});

test("what was agreed years before is no agreement, and is not offered", async () => {
	const { childId, mother } = await aRecordOf16(0);
	await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addDecision(tx, { childId, kind: "stays-agreed" }, new Date(Date.now() - 120 * 86_400_000)),
	);
	await lookAtAges(TEST, RUNNING);
	await endAt16(TEST, RUNNING);
	expect(await openChildRecord(mother, childId, ["about"])).toBeUndefined();
	const steps = (days: number) => recordSteps({ status: "active", diedOn: null, bornOn: yearsAgo(16, days) });
	expect(steps(-120)).not.toContain("stays-agreed");
	expect(steps(-60)).toContain("stays-agreed");
});

test("guardianship ends at 16, unless the young person agreed; three months before, somebody is to ask", async () => {
	const { childId, mother } = await aRecordOf16(1);
	const { childId: agreed, mother: stays } = await aRecordOf16(1);
	const { childId: soon } = await aRecordOf16(-30);
	await agree(agreed);
	await lookAtAges(TEST, RUNNING);
	// Until its task is done it stands as it did.
	expect(await openChildRecord(mother, childId, ["about"])).toBeDefined();
	await endAt16(TEST, RUNNING);
	await endAt16(TEST, RUNNING);
	expect(await openChildRecord(mother, childId, ["about"])).toBeUndefined();
	expect(await openChildRecord(stays, agreed, ["about"])).toBeDefined();
	expect(await dueOf(soon)).toBe("ends-at-16");
	const db = await health.readFor(TEST);
	expect(await db.$count(guardian, and(eq(guardian.childId, childId), isNull(guardian.endedAt)))).toBe(0);
	const kinds = await db
		.select({ kind: recordDecision.kind })
		.from(recordDecision)
		.where(eq(recordDecision.childId, childId));
	expect(kinds).toEqual([{ kind: "ended-at-16" }]);
});
