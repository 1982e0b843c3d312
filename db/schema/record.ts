/**
 * Children's records, in the health store. Names, dates of birth, NHS numbers and every health value stand encrypted. Ids of
 * people and councils are the portal's: no key leads there.
 */
import type { ChildFacts, ClaimWay, RecordStatus, Relation } from "../../app/model/health/record/child";
import type { EntryBody, Writer } from "../../app/model/health/record/entry";
import type { Section } from "../../app/model/health/record/sections";
import { bool, index, int, lookUp, sealed, table, text, time, uniqueIndex } from "../columns";

/** A record: one for each birth. */
export const child = table(
	"child",
	{
		id: text("id").primaryKey(),
		status: text("status").$type<RecordStatus>().notNull(),
		councilId: text("council_id"),
		facts: sealed<ChildFacts>("facts").notNull(),
		nhsNumber: sealed<string>("nhs_number").notNull(),
		nhsNumberLookUp: lookUp("nhs_number"),
		/** The mother's, of the birth's notification: by it she is known when she signs in. */
		motherNhsNumber: sealed<string>("mother_nhs_number"),
		motherNhsNumberLookUp: lookUp("mother_nhs_number"),
		/** Who notified the birth, by name. */
		source: sealed<string>("source").notNull(),
		createdAt: time("created_at").notNull(),
	},
	(t) => [uniqueIndex("child_nhs_number").on(t.nhsNumberLookUp), index("child_mother").on(t.motherNhsNumberLookUp)],
);

/** What a record holds. Rows are only added: one that replaces another names it. */
export const recordEntry = table(
	"record_entry",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		section: text("section").$type<Section>().notNull(),
		body: sealed<EntryBody>("body").notNull(),
		writer: sealed<Writer>("writer").notNull(),
		/** Null for what a source sent. */
		writtenBy: text("written_by"),
		recordedAt: time("recorded_at").notNull(),
		corrects: text("corrects"),
	},
	(t) => [
		index("record_entry_child").on(t.childId, t.section, t.recordedAt),
		// Two corrections of one entry at once: the second is told.
		uniqueIndex("record_entry_corrects").on(t.corrects),
	],
);

/** Who is responsible for a child and may see its record. */
export const guardian = table(
	"guardian",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		personId: text("person_id").notNull(),
		relation: text("relation").$type<Relation>().notNull(),
		since: time("since").notNull(),
		/** From when on they see nothing new but their own; null for one who sees all. */
		frozenAt: time("frozen_at"),
		/** The child as it was then: a name or a death that came later is new too. */
		frozenFacts: sealed<ChildFacts>("frozen_facts"),
		/** Whether they may see where the child is looked after. */
		seesPlaces: bool("sees_places").notNull().default(false),
		/** When it ended: they see nothing. */
		endedAt: time("ended_at"),
	},
	(t) => [uniqueIndex("guardian_once").on(t.childId, t.personId), index("guardian_person").on(t.personId)],
);

/** What a midwife hands to somebody who is not known by the notification: opens nothing, and lets them ask. */
export const claimCode = table(
	"claim_code",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		code: sealed<string>("code").notNull(),
		codeLookUp: lookUp("code"),
		expiresAt: time("expires_at").notNull(),
		/** Wrong dates of birth that were typed with it. */
		tries: int("tries").notNull(),
		usedAt: time("used_at"),
	},
	(t) => [uniqueIndex("claim_code_code").on(t.codeLookUp), index("claim_code_child").on(t.childId)],
);

/** Somebody asks for a record, and a person looks at the evidence. */
export const recordClaim = table(
	"record_claim",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		personId: text("person_id").notNull(),
		relation: text("relation").$type<Relation>().notNull(),
		/** By the mother's NHS number, where a held record waits for a person, or by a code. */
		how: text("how").$type<ClaimWay>().notNull(),
		/** What they say shows that they are responsible, in their words. */
		evidence: sealed<string>("evidence").notNull(),
		createdAt: time("created_at").notNull(),
		decidedAt: time("decided_at"),
		decidedBy: text("decided_by"),
		/** Null until somebody has decided. */
		accepted: bool("accepted"),
	},
	(t) => [index("record_claim_person").on(t.personId), index("record_claim_open").on(t.decidedAt, t.createdAt)],
);
