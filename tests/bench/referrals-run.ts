/**
 * Makes so many referrals in the health store beside DATABASE_URL, and drafts of one service of the demo. Prints as JSON who
 * reads them, and where.
 */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { NO_WORDS } from "../../app/features/referrals/move-referral.server";
import { stepWords } from "../../app/features/referrals/open-referral.server";
import { localNow } from "../../app/model/calendar/local-time";
import { insertRows } from "../../app/platform/insert-rows.server";
import { closeStores, health, readFor } from "../../app/platform/store.server";
import { service } from "../../db/schema";
import { referral, referralStep } from "../../db/schema/referrals";
import { aCouncil, aMember, anOrganisation, saved } from "../factories";
import { TEST } from "../factories/asker";
import { ANSWERS, aDraft, aReferralReader } from "../factories/referrals";
import { isDue, type ReferralRow, referralRow, WRITER } from "./referrals-data";

export interface Referrals {
	/** Of a worker of the large service, of somebody who refers to all, of who leads, and of the demo's who sends. */
	cookies: Record<"worker" | "referrer" | "leader" | "sender", string>;
	council: string;
	/** One that is open at the large service, and where its page begins that shows what lies half-way. */
	open: string;
	halfway: string;
	/** With how many the clock has something to do. */
	due: number;
	drafts: string[];
}

const SERVICES = 50;
const REFERRERS = 200;
const AT_ONCE = 5000;

const [count = 0, draftCount = 0] = process.argv.slice(2).map(Number);
const now = new Date();

const council = await aCouncil();
const organisations = Array.from({ length: SERVICES }, (_, at) => anOrganisation({ name: `Lantern families ${at}` }));
await saved(council, { organisations });
const workers = await Promise.all(
	organisations.map(({ id: organisationId }) => aMember(council, "service-worker", { organisationId })),
);
const referrer = await aMember(council, "health-visitor");
const leader = await aMember(council, "leader");
const ends = {
	councilId: council.id,
	services: organisations.map(({ id: organisationId }, at) => ({
		id: randomUUID(),
		organisationId,
		name: `Feeding ${at}`,
	})),
	referrerIds: [referrer.id, ...Array.from({ length: REFERRERS - 1 }, () => randomUUID())],
};

const large: ReferralRow[] = [];
let due = 0;
for (let from = 0; from < count; from += AT_ONCE) {
	const length = Math.min(AT_ONCE, count - from);
	const rows = Array.from({ length }, (_, at) => referralRow(from + at, ends, now));
	const open = rows.filter(({ closed }) => closed === null);
	due += open.filter((row) => isDue(row, localNow(now).date)).length;
	large.push(...open.filter(({ organisationId }) => organisationId === ends.services[0]?.organisationId));
	await health.transaction(TEST, async (tx) => {
		await insertRows(tx, referral, rows);
		// What is over is not opened here: its steps would only make the file large.
		await insertRows(tx, referralStep, open.map(sending));
	});
}

function sending({ id: referralId, referrerId, stateSince }: ReferralRow): typeof referralStep.$inferInsert {
	const id = randomUUID();
	return {
		id,
		referralId,
		number: 1,
		step: "send",
		fromState: "draft",
		toState: "sent",
		actor: "referrer",
		doneBy: referrerId,
		words: stepWords.seal(id, { ...NO_WORDS, by: WRITER }),
		at: stateSince,
	};
}

/** So many that one person has ready to send, to a service of the demo that receives. */
async function drafts(): Promise<{ sender: string; drafts: string[] }> {
	const northmere = await findCouncil(TEST, "northmere");
	const db = await readFor(TEST);
	const [found] = await db
		.select({ id: service.id, content: service.content, organisationId: service.organisationId })
		.from(service)
		.where(eq(service.slug, "specialist-feeding-clinic"));
	if (!northmere || !found || !ANSWERS.who) throw new Error("The demo is not there.");
	const sender = await aMember(northmere, "health-visitor");
	const reader = aReferralReader("health-visitor", { id: sender.id, council: northmere });
	const { id, content, organisationId } = found;
	const clinic = { id, name: content.name, organisation: { id: organisationId, name: "Tideline Families" } };
	const ids: string[] = [];
	for (let at = 0; at < draftCount; at++) {
		const who = { ...ANSWERS.who, familyName: `Dobre ${at}` };
		ids.push(await aDraft(reader, clinic, { ...ANSWERS, who }));
	}
	return { sender: sender.cookie, drafts: ids };
}

const made = await drafts();
const byTime = large.toSorted((one, other) => one.stateSince.getTime() - other.stateSince.getTime());
const halfway = byTime[Math.floor(byTime.length / 2)];
const figures: Referrals = {
	cookies: {
		worker: workers[0]?.cookie ?? "",
		referrer: referrer.cookie,
		leader: leader.cookie,
		sender: made.sender,
	},
	council: council.slug,
	open: halfway?.id ?? "",
	halfway: `${halfway?.stateSince.getTime()}-${halfway?.id}`,
	due,
	drafts: made.drafts,
};
process.stdout.write(JSON.stringify(figures));
await closeStores();
