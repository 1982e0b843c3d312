/** Referrals of families to services, in the health store: councils, services and people are ids of the portal's. */
import type {
	AppointmentDetails,
	AppointmentState,
	AppointmentStep,
	AppointmentWords,
} from "../../app/model/referrals/appointments";
import type { Chase, Standard } from "../../app/model/referrals/clock";
import type { FamilyFeedback } from "../../app/model/referrals/closure";
import {
	type DeclineReason,
	type NoteSight,
	type Outcome,
	type ReferralDetails,
	type ReferralWriter,
	type StepWords,
	sameness,
} from "../../app/model/referrals/referral";
import type { SentRequest } from "../../app/model/referrals/standards";
import type { EndedState, ReferralActor, ReferralState, ReferralStep } from "../../app/model/referrals/transitions";
import { bool, index, int, lookUp, sealed, table, text, time, uniqueIndex } from "../columns";
import type { DerivedLookUp } from "../sealed";

export const referral = table(
	"referral",
	{
		id: text("id").primaryKey(),
		state: text("state").$type<ReferralState>().notNull(),
		/** How many steps were done: a page says which one it was made from. */
		revision: int("revision").notNull(),
		councilId: text("council_id").notNull(),
		serviceId: text("service_id").notNull(),
		/** Whose workers get it: the service's when it was begun. */
		organisationId: text("organisation_id").notNull(),
		/** The person who makes it. */
		referrerId: text("referrer_id").notNull(),
		/** The referral that went on to this service; null where none did, or where it was erased. */
		cameFromId: text("came_from_id"),
		details: sealed<ReferralDetails>("details").notNull(),
		/** By which another one of the same person to the same service is found; null until it is sent. */
		detailsLookUp: lookUp("details"),
		createdAt: time("created_at").notNull(),
		/** Null for a draft. */
		sentAt: time("sent_at"),
		stateSince: time("state_since").notNull(),
		/** Of one that waits, the day on which it begins or is looked at again; null where nobody said. */
		waitsUntil: text("waits_until"),
		/** How often its service was asked for an answer, and who leads told, since it reached its state. */
		chases: int("chases").notNull().default(0),
		chasedAt: time("chased_at"),
		/** Whether its loop is closed; null while it has not ended. */
		closed: bool("closed"),
	},
	(t) => [
		index("referral_council").on(t.councilId, t.state, t.stateSince),
		// Each queue is a few ranges of these, read in their order without a row.
		index("referral_organisation").on(t.organisationId, t.state, t.stateSince, t.id, t.waitsUntil),
		index("referral_referrer").on(t.referrerId, t.state, t.stateSince, t.id, t.waitsUntil),
		index("referral_closed").on(t.organisationId, t.serviceId, t.state, t.closed),
		index("referral_service").on(t.serviceId, t.state),
		index("referral_same").on(t.detailsLookUp),
		// One goes on once.
		uniqueIndex("referral_came_from").on(t.cameFromId),
		index("referral_state").on(t.state, t.createdAt),
	],
);

/** One that is sent has the hash of whom it is about and of its service. */
export const DERIVED_LOOK_UPS: readonly DerivedLookUp[] = [
	{
		lookUp: referral.detailsLookUp,
		also: referral.serviceId,
		of: (value, serviceId) => {
			const { who } = (value as ReferralDetails).answers;
			return who && sameness(serviceId, who);
		},
	},
];

/** What was done with one. Rows are only added. */
export const referralStep = table(
	"referral_step",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		/** 1, 2, 3 … */
		number: int("number").notNull(),
		step: text("step").$type<ReferralStep>().notNull(),
		fromState: text("from_state").$type<ReferralState>().notNull(),
		toState: text("to_state").$type<ReferralState>().notNull(),
		actor: text("actor").$type<ReferralActor>().notNull(),
		/** A person of the portal's; "family" for whom it is about. */
		doneBy: text("done_by").notNull(),
		words: sealed<StepWords>("words").notNull(),
		at: time("at").notNull(),
	},
	(t) => [uniqueIndex("referral_step_number").on(t.referralId, t.number)],
);

/** That what is awaited did not come in time, and who was asked for it. Rows are only added. */
export const referralChase = table(
	"referral_chase",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		/** Of the state in which it was late. */
		revision: int("revision").notNull(),
		chase: text("chase").$type<Chase>().notNull(),
		standard: text("standard").$type<Standard>().notNull(),
		at: time("at").notNull(),
	},
	(t) => [uniqueIndex("referral_chase_once").on(t.referralId, t.revision, t.chase)],
);

export const referralNote = table(
	"referral_note",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		sight: text("sight").$type<NoteSight>().notNull(),
		/** As `done_by` of a step. */
		writtenBy: text("written_by").notNull(),
		words: sealed<{ text: string; by: ReferralWriter }>("words").notNull(),
		at: time("at").notNull(),
	},
	(t) => [index("referral_note_referral").on(t.referralId, t.at)],
);

export const referralAppointment = table(
	"referral_appointment",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		state: text("state").$type<AppointmentState>().notNull(),
		/** The appointment in whose place it stands. */
		insteadOfId: text("instead_of_id"),
		startsAt: time("starts_at").notNull(),
		details: sealed<AppointmentDetails>("details").notNull(),
	},
	(t) => [index("referral_appointment_referral").on(t.referralId, t.startsAt)],
);

/** What was done with the appointments of a referral. Rows are only added. */
export const referralAppointmentStep = table(
	"referral_appointment_step",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		appointmentId: text("appointment_id")
			.notNull()
			.references(() => referralAppointment.id),
		/** 1, 2, 3 … in the referral, so that of two at once one is second. */
		number: int("number").notNull(),
		step: text("step").$type<AppointmentStep>().notNull(),
		toState: text("to_state").$type<AppointmentState>().notNull(),
		actor: text("actor").$type<ReferralActor>().notNull(),
		/** As `done_by` of a step. */
		doneBy: text("done_by").notNull(),
		words: sealed<AppointmentWords>("words").notNull(),
		at: time("at").notNull(),
	},
	(t) => [uniqueIndex("referral_appointment_step_number").on(t.referralId, t.number)],
);

/** What the family said afterwards. */
export const referralFeedback = table(
	"referral_feedback",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		words: sealed<FamilyFeedback>("words").notNull(),
		at: time("at").notNull(),
	},
	(t) => [uniqueIndex("referral_feedback_referral").on(t.referralId)],
);

/** By which a family follows a referral: a link that they got, and the code that was sent to them last. */
export const referralLink = table(
	"referral_link",
	{
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		/** By which a link is found. */
		tokenHash: text("token_hash").notNull(),
		link: sealed<{ token: string }>("link").notNull(),
		code: sealed<string[]>("code"),
		codeUntil: time("code_until"),
		/** Wrong ones since it was sent. */
		codeTries: int("code_tries").notNull(),
		createdAt: time("created_at").notNull(),
		/** Since when nothing is written to them, because they said that it was not safe. */
		endedAt: time("ended_at"),
	},
	(t) => [uniqueIndex("referral_link_token").on(t.tokenHash), uniqueIndex("referral_link_referral").on(t.referralId)],
);

/** What the system of another organisation sent about one, each message once. */
export const referralMessage = table(
	"referral_message",
	{
		/** Of its sender and its request. */
		id: text("id").primaryKey(),
		referralId: text("referral_id")
			.notNull()
			.references(() => referral.id),
		/** What came, to be given back; null of one that asked for a step. */
		sent: sealed<SentRequest>("sent"),
		at: time("at").notNull(),
	},
	(t) => [index("referral_message_referral").on(t.referralId)],
);

/** What stays of one that was erased, for figures. Its id leads nowhere: whose it was is not to be found out. */
export const referralFact = table(
	"referral_fact",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id").notNull(),
		serviceId: text("service_id").notNull(),
		organisationId: text("organisation_id").notNull(),
		state: text("state").$type<EndedState>().notNull(),
		/** `YYYY-MM`, as is the next one. */
		sentMonth: text("sent_month").notNull(),
		endedMonth: text("ended_month").notNull(),
		declineReason: text("decline_reason").$type<DeclineReason>(),
		outcome: text("outcome").$type<Outcome>(),
		closed: bool("closed"),
		daysToReceived: int("days_to_received"),
		daysToDecided: int("days_to_decided"),
		daysToBegun: int("days_to_begun"),
		daysToEnded: int("days_to_ended").notNull(),
	},
	(t) => [index("referral_fact_council").on(t.councilId, t.endedMonth)],
);
