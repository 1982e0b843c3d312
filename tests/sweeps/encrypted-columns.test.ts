/**
 * What people write, and who they are, stands encrypted, or in clear for a reason that is given here. A new column of text
 * in one of these tables is a decision.
 */
import { readFileSync } from "node:fs";
import { type Column, getTableColumns, getTableName, type Table } from "drizzle-orm";
import { expect, it } from "vitest";
import { sealedColumns } from "../../app/platform/rotate-keys.server";
import { STORES } from "../../app/platform/store.server";
import * as schema from "../../db/schema";
import * as health from "../../db/schema/health";
import { isLookUp, isSealed, LOOK_UP } from "../../db/sealed";

const PERSONAL = [
	schema.person,
	schema.identity,
	schema.invitation,
	schema.session,
	schema.keptForm,
	schema.passkey,
	schema.rateLimit,
	schema.feedback,
	schema.claim,
	schema.mail,
	schema.singleUseLink,
	health.child,
	health.recordEntry,
	health.guardian,
	health.claimCode,
	health.recordClaim,
	health.photoPart,
	health.guardianLink,
	health.share,
	health.shareOpening,
	health.recordAccess,
	health.recordDecision,
	health.eventMessage,
	health.referral,
	health.referralStep,
	health.referralNote,
	health.referralLink,
	health.referralChase,
	health.referralAppointment,
	health.referralAppointmentStep,
	health.referralFeedback,
	health.referralMessage,
	health.entryProblem,
] as const;

const ID = "an id or a state of our own";
const HASH = "a hash: who reads it cannot use it, nor tell what of";
/** Why a column of theirs is in clear; without a table's name it is one of several tables. */
const IN_CLEAR: Readonly<Record<string, string>> = {
	id: ID,
	token_hash: HASH,
	status: ID,
	channel: ID,
	kind: ID,
	role: ID,
	purpose: ID,
	provider: ID,
	"person.name": "lists of people are sorted by name, and it stands beside what they did",
	"identity.issuer": "the provider's address",
	"identity.subject": "an id of the provider's; part of the primary key",
	"session.audience": "a word of our own vocabulary, as are the two that follow",
	"session.identity_level": "a word of our own vocabulary",
	"session.authentication_level": "a word of our own vocabulary",
	"session.device": "a browser and a system, as thousands have them",
	"session.challenge": "random",
	"kept_form.path": "a page of the staff area, without what was typed",
	"passkey.public_key": "public",
	"passkey.transports": "kinds of devices",
	"passkey.name": "a device as its owner calls it, for them to know it again",
	"rate_limit.key": HASH,
	"feedback.you_said": "staff's words that name nobody; published",
	"feedback.we_did": "staff's words that name nobody; published",
	"mail.held_by": "a process",
	"mail.last_error": "an answer of whoever carries the message, which names no recipient",
	"mail.reference": "an id of theirs",
	"record_entry.section": "which part of a record it is in, as a word of our own vocabulary",
	"record_entry.corrects": ID,
	"guardian_link.language": "a code of ours",
	"guardian_link.looked_on": "the day on which a phone or the product looked",
	"guardian.relation": "a word of our own vocabulary: mother, father, parent, guardian",
	"record_claim.relation": "a word of our own vocabulary",
	"share.sections": "words of our own vocabulary",
	"record_claim.how": "a word of our own vocabulary: match or code",
	"record_access.ended_why": "a word of our own vocabulary",
	"event_message.sender": "a system, as the installation's settings name it",
	"event_message.state": ID,
	"event_message.problem": "a path and a rule; nothing that a message said",
	"referral.state": "a word of our own vocabulary",
	"referral.waits_until": "a day, which the queues sort by and the clock finds by: it says nothing of whom",
	"referral_chase.chase": "a word of our own vocabulary",
	"referral_chase.standard": "a word of our own vocabulary",
	"referral_step.step": "a word of our own vocabulary, as are the two states and the actor",
	"referral_step.from_state": "a word of our own vocabulary",
	"referral_step.to_state": "a word of our own vocabulary",
	"referral_step.actor": "a word of our own vocabulary: who of the two ends, the family or the clock",
	"referral_appointment.state": "a word of our own vocabulary",
	"referral_appointment_step.step": "a word of our own vocabulary, as are the state and the actor",
	"referral_appointment_step.to_state": "a word of our own vocabulary",
	"referral_appointment_step.actor": "a word of our own vocabulary: service or family",
	"referral_note.sight": "a word of our own vocabulary",
	"claim.message": "an organisation's words about its listing",
};

const columnsOf = (table: Table): Column[] => Object.values(getTableColumns(table));
const isText = ({ dataType }: Column) => dataType === "string" || dataType === "json";

it("text about people is encrypted, or in clear for a reason", () => {
	const open = PERSONAL.flatMap((table) =>
		columnsOf(table)
			.filter((column) => isText(column) && !column.name.endsWith("_id") && !/_(by|to)$/.test(column.name))
			.filter(({ name }) => !IN_CLEAR[name] && !IN_CLEAR[`${getTableName(table)}.${name}`])
			.map(({ name }) => `${getTableName(table)}.${name}`),
	);
	expect(open, "encrypt it (sealed() in the schema), or say here why it stands in clear").toEqual([]);
});

it("no reason is left of a column that is gone or encrypted", () => {
	const there = PERSONAL.flatMap((table) =>
		columnsOf(table)
			.filter((column) => isText(column))
			.flatMap(({ name }) => [name, `${getTableName(table)}.${name}`]),
	);
	expect(Object.keys(IN_CLEAR).filter((name) => !there.includes(name))).toEqual([]);
});

it("every encrypted column is named in db/README.md, and every hash has its column", () => {
	const readme = readFileSync("db/README.md", "utf8");
	const sealed = STORES.flatMap(({ name }) => sealedColumns(name)).map(
		({ table, column }) => `${getTableName(table)}.${column.name}`,
	);
	expect(sealed.length).toBeGreaterThan(3);
	expect(sealed.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
	for (const table of PERSONAL) {
		const columns = columnsOf(table);
		const values = columns.filter(isSealed).map(({ name }) => name + LOOK_UP);
		expect(columns.filter((one) => isLookUp(one) && !values.includes(one.name))).toEqual([]);
	}
});
