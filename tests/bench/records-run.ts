/**
 * Makes so many records in the health store beside DATABASE_URL, each with fifty entries, and measures what needs no page:
 * scores a second, and what is due for all of them. Prints as JSON whose record a page is asked for, and the figures.
 */
import { randomUUID } from "node:crypto";
import { bodies, writers } from "../../app/features/health/record/stored-record.server";
import { addDays } from "../../app/model/calendar/local-time";
import { score } from "../../app/model/health/growth/score";
import { dueDoses, judgeImmunisations } from "../../app/model/health/immunisations/judge";
import type { VaccinationRecord } from "../../app/model/health/immunisations/record";
import { type EntryBody, entryBody, sectionOf } from "../../app/model/health/record/entry";
import { machinePaths } from "../../app/paths";
import { closeStores, health } from "../../app/platform/store.server";
import { recordEntry } from "../../db/schema/health";
import { TEST } from "../factories/asker";
import { aRecord, aShare } from "../factories/health";
import { aPerson } from "../factories/staff";

export interface Records {
	cookie: string;
	childIds: string[];
	/** Of a share of each of them. */
	manifests: string[];
	scoresPerSecond: number;
	dueSeconds: number;
	entries: number;
}

const BORN = "2025-06-01";
/** Entries inserted in one transaction. */
const AT_ONCE = 500;

type Body = Exclude<EntryBody, { kind: "taken-back" }>;
const measured = (at: number): Body => ({
	kind: "measurement",
	on: addDays(BORN, 14 + at * 14),
	weightGrams: 3500 + at * 180,
	lengthMillimetres: 520 + at * 8,
	headMillimetres: 360 + at * 3,
	position: "lying",
});
const given = (vaccine: VaccinationRecord["vaccine"], day: number): Body => ({
	kind: "vaccination",
	vaccine,
	outcome: "given",
	date: addDays(BORN, day),
	number: null,
	abroad: false,
	product: null,
	batch: null,
	place: "Harbour Surgery",
	reason: null,
});
const DOSES = [
	given("6-in-1", 57),
	given("menb", 57),
	given("rotavirus", 57),
	given("6-in-1", 86),
	given("menb", 86),
	given("rotavirus", 86),
	given("6-in-1", 115),
	given("pcv", 115),
];
const NOTES = Array.from(
	{ length: 12 },
	(_, at): Body => ({ kind: "note", on: addDays(BORN, at * 9), text: `Day ${at}` }),
);
const ENTRIES = [...Array.from({ length: 30 }, (_, at) => measured(at)), ...DOSES, ...NOTES].map((body) =>
	entryBody.parse(body),
) as Body[];

const count = Number(process.argv[2]);
const somebody = await aPerson("Sadia Malik");
const mother = { kind: "person", person: { id: somebody.id, name: somebody.name } } as const;
const childIds: string[] = [];
const rows: (typeof recordEntry.$inferInsert)[] = [];
const flush = async () => {
	const some = rows.splice(0);
	await health.transaction(TEST, async (tx) => {
		for (let at = 0; at < some.length; at += 100) await tx.insert(recordEntry).values(some.slice(at, at + 100));
	});
};
for (let at = 0; at < count; at++) {
	// Some are hers, to be read: the others only make the tables large.
	const { childId } = await aRecord({ bornOn: BORN }, at < 200 ? mother : undefined);
	if (at < 200) childIds.push(childId);
	for (const body of ENTRIES) {
		const id = randomUUID();
		const writer = { kind: "professional", name: "Helen Okoro", role: "health visitor" } as const;
		rows.push({
			id,
			childId,
			section: sectionOf(body),
			body: bodies.seal(id, body),
			writer: writers.seal(id, writer),
			writtenBy: null,
			recordedAt: new Date(),
			corrects: null,
		});
	}
	if (rows.length >= AT_ONCE) await flush();
}
await flush();
const manifests: string[] = [];
for (const childId of childIds) {
	const { link } = await aShare(mother, childId, { sections: ["growth", "immunisations"] });
	manifests.push(machinePaths.share(link.token));
}

const SCORES = 200_000;
let started = performance.now();
for (let at = 0; at < SCORES; at++) {
	const scored = score({ measure: "weight", sex: "female", day: 14 + (at % 1400), value: 4 + (at % 100) / 10 });
	if (!scored.ok) throw new Error(scored.reason);
}
const scoresPerSecond = (SCORES / (performance.now() - started)) * 1000;

const child = { born: BORN, hepatitisBRisk: false, hadChickenpox: null };
const records = DOSES.flatMap((body, at) => (body.kind === "vaccination" ? [{ ...body, id: String(at) }] : []));
const JUDGED = 2_000;
started = performance.now();
let due = 0;
for (let at = 0; at < JUDGED; at++) {
	const judged = judgeImmunisations(child, records, addDays(BORN, 100 + (at % 700)));
	if (judged.ok) due += dueDoses(judged.doses).length;
}
if (due === 0) throw new Error("Nothing was due.");
const figures: Records = {
	cookie: somebody.cookie,
	childIds,
	manifests,
	scoresPerSecond,
	dueSeconds: ((performance.now() - started) / 1000) * (100_000 / JUDGED),
	entries: count * ENTRIES.length,
};
process.stdout.write(JSON.stringify(figures));
await closeStores();
