import { randomInt, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { postReport } from "../../app/features/health/problems/report-page.server";
import { asReader, type RecordProfessionalReader } from "../../app/features/health/professionals/record-access.server";
import { claimByCode, claimByMatch, newClaimCode } from "../../app/features/health/record/claim-record.server";
import { receiveBirth } from "../../app/features/health/record/receive-birth.server";
import { addEntry } from "../../app/features/health/record/write-entry.server";
import { listShares, makeShare, type NewShare } from "../../app/features/health/sharing/share-record.server";
import { shlinkOf } from "../../app/features/health/sharing/smart-health-link.server";
import { readNhsNumber } from "../../app/model/health/nhs-number";
import type { BirthNotification } from "../../app/model/health/record/child";
import type { BodyOf } from "../../app/model/health/record/entry";
import type { ProfessionalRole } from "../../app/model/health/record/professional";
import { SECTIONS } from "../../app/model/health/record/sections";
import type { PersonAsker } from "../../app/model/people/asker";
import { ROLE_NEEDS } from "../../app/model/people/assurance";
import { recordedAt, recordStream } from "../../app/platform/audit.server";
import { health } from "../../app/platform/store.server";
import { entryProblem, guardian, recordClaim } from "../../db/schema/health";
import { TEST } from "./asker";

let numbers = randomInt(1_000_000);

/** An NHS number of the range that is kept for tests (999), right in its check digit; each time another. */
export function anNhsNumber(): string {
	for (;;) {
		numbers = (numbers + 1) % 1_000_000;
		const nine = `999${String(numbers).padStart(6, "0")}`;
		for (let check = 0; check < 10; check++) {
			const found = readNhsNumber(`${nine}${check}`);
			if (found) return found;
		}
	}
}

export const aGuardian = (name = "Sadia Malik"): PersonAsker => ({
	kind: "person",
	person: { id: randomUUID(), name },
});

/** As a health professional of Northmere opens what is shared with them. */
export function asProfessional(
	{ id, name, email }: { id: string; name: string; email: string },
	role: ProfessionalRole = "health-visitor",
): RecordProfessionalReader {
	return asReader({
		kind: "person",
		person: { id, name, email },
		role,
		council: { id: "northmere", slug: "northmere", name: "Northmere", gss: null },
		organisationIds: [],
		sessionId: id,
		provider: "test",
		assurance: ROLE_NEEDS[role],
		emailProved: true,
		provedAt: null,
		passkeyShownAt: null,
		hasPasskey: false,
		needsPasskey: false,
	});
}

export function aProfessional(
	name = "Helen Okoro",
	role: ProfessionalRole = "health-visitor",
): RecordProfessionalReader {
	const id = randomUUID();
	return asProfessional({ id, name, email: `${id}@northmere.example` }, role);
}

type Facts = Partial<BirthNotification["child"]>;

export function aBirth({
	held = false,
	source = "Northmere General",
	...child
}: Facts & { held?: boolean; source?: string } = {}) {
	return {
		child: {
			givenName: "Zoya",
			familyName: "Malik",
			bornOn: "2026-03-02",
			sex: "female",
			gestationDays: 280,
			birthWeightGrams: 3300,
			diedOn: null,
			hepatitisBRisk: null,
			hadChickenpox: null,
			nhsNumber: anNhsNumber(),
			...child,
		},
		motherNhsNumber: anNhsNumber(),
		source,
		held,
	} satisfies BirthNotification;
}

/** A record with its mother as guardian. */
export async function aRecord(
	child: Facts = {},
	mother = aGuardian(),
	claimedAt = new Date(),
): Promise<{ childId: string; mother: PersonAsker }> {
	const birth = aBirth(child);
	const { childId } = await receiveBirth(TEST, birth, null);
	const { claimed } = await claimByMatch(mother, birth.motherNhsNumber, claimedAt);
	if (claimed[0] !== childId) throw new Error("The record was not claimed.");
	return { childId, mother };
}

/** What its maker sees of a new share: by its link it is opened. */
export async function aShare(maker: PersonAsker, childId: string, some: Partial<NewShare> = {}) {
	const wanted: NewShare = {
		childId,
		recipient: "gp",
		sections: ["immunisations"],
		duration: "week",
		withPasscode: false,
		mark: null,
		...some,
	};
	const id = await makeShare(maker, wanted);
	const made = (await listShares(maker, childId)).find((one) => one.id === id);
	if (!made?.link) throw new Error("The share was not made.");
	return { ...made, link: made.link };
}

/** The link by which one of its guardians shares all of a record for a day. */
export async function aLinkToAll(
	guardian: PersonAsker,
	childId: string,
	origin = "https://hub.example",
): Promise<string> {
	const sections = SECTIONS.filter((section) => section !== "about");
	const share = await aShare(guardian, childId, { recipient: "health-visitor", sections, duration: "day" });
	return `${origin}/view#${shlinkOf(share, origin)}`;
}

/** A record of a council, with its mother as guardian and somebody who asks for it. */
export async function aRecordAskedFor(councilId: string) {
	const birth = aBirth();
	const { childId } = await receiveBirth(TEST, birth, councilId);
	const [mother, other] = [aGuardian(), aGuardian("Tom Malik")];
	await claimByMatch(mother, birth.motherNhsNumber);
	const code = await newClaimCode(TEST, childId);
	const { bornOn, nhsNumber } = birth.child;
	await claimByCode(other, { code, bornOn, relation: "father", evidence: "Birth certificate" });
	const db = await health.readFor(TEST);
	const [claim] = await db.select().from(recordClaim).where(eq(recordClaim.childId, childId));
	const [guarding] = await db.select().from(guardian).where(eq(guardian.childId, childId));
	return { childId, mother, bornOn, nhsNumber, claimId: claim?.id ?? "", guardianId: guarding?.id ?? "" };
}

/** As a family adds one. */
export const A_VACCINATION: BodyOf<"vaccination"> = {
	kind: "vaccination",
	vaccine: "6-in-1",
	outcome: "given",
	date: "2026-04-27",
	number: null,
	abroad: false,
	product: null,
	batch: null,
	place: null,
	reason: null,
};

export const A_REVIEW: BodyOf<"review"> = {
	kind: "review",
	review: "6-8-weeks",
	on: "2026-04-20",
	findings: "Smiles",
	asq: null,
};

/** A review that a source sent: an entry without an author here. @returns its id */
export async function aReviewOfASource(childId: string): Promise<string> {
	const written = await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addEntry(tx, {
			childId,
			body: A_REVIEW,
			mark: null,
			writer: { kind: "source", name: "Harbour Surgery", role: null },
			writtenBy: null,
			corrects: null,
		}),
	);
	if (!written.ok) throw new Error("The review was not written.");
	return written.id;
}

/** A guardian reports a problem with a review. @returns the report's id */
export async function aProblem(
	guardian: PersonAsker,
	{ childId, entryId }: { childId: string; entryId: string },
): Promise<string> {
	const says = { kind: "wrong-date", words: "It was a week later, in Samarkand." };
	await postReport(guardian, { child: childId, section: "reviews", entry: entryId }, says);
	const db = await health.readFor(TEST);
	const [reported] = await db
		.select({ id: entryProblem.id })
		.from(entryProblem)
		.where(and(eq(entryProblem.entryId, entryId), eq(entryProblem.reportedBy, guardian.person.id)));
	if (!reported) throw new Error("The problem was not reported.");
	return reported.id;
}
