import type { LocationContent, OrganisationContent, ServiceContent } from "../../app/model/listings/shapes";
import type { FeedbackKind, FeedbackStatus } from "../../app/model/publishing/feedback";
import { bool, index, json, real, sealed, table, text, time, uniqueIndex } from "../columns";
import { council } from "./councils";
import { listing } from "./listing";

export const organisation = table(
	"organisation",
	{ ...listing(), content: json<OrganisationContent>("content").notNull() },
	(t) => [
		uniqueIndex("organisation_slug").on(t.councilId, t.slug),
		uniqueIndex("organisation_source").on(t.councilId, t.source, t.sourceId),
	],
);

/** A place where services happen; a hub when `isHub`. A masked one never gives more than its outward code. */
export const location = table(
	"location",
	{
		...listing(),
		isHub: bool("is_hub").notNull(),
		masked: bool("masked").notNull(),
		/** WGS84 degrees; null while unknown. */
		lat: real("lat"),
		lon: real("lon"),
		content: json<LocationContent>("content").notNull(),
	},
	(t) => [
		uniqueIndex("location_slug").on(t.councilId, t.slug),
		uniqueIndex("location_source").on(t.councilId, t.source, t.sourceId),
		index("location_hub").on(t.councilId, t.isHub),
	],
);

export const service = table(
	"service",
	{
		...listing(),
		organisationId: text("organisation_id")
			.notNull()
			.references(() => organisation.id),
		/** The date (YYYY-MM-DD) on which somebody last checked that it is right. */
		assuredOn: text("assured_on"),
		content: json<ServiceContent>("content").notNull(),
	},
	(t) => [
		uniqueIndex("service_slug").on(t.councilId, t.slug),
		uniqueIndex("service_source").on(t.councilId, t.source, t.sourceId),
		index("service_organisation").on(t.organisationId),
		index("service_updated").on(t.councilId, t.updatedAt),
	],
);

/** Which services are at which location, for a place's page; the schedules stand in the service. */
export const serviceAtLocation = table(
	"service_at_location",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		serviceId: text("service_id")
			.notNull()
			.references(() => service.id),
		locationId: text("location_id")
			.notNull()
			.references(() => location.id),
	},
	(t) => [index("service_at_location_service").on(t.serviceId), index("service_at_location_place").on(t.locationId)],
);

/**
 * One run of an import, with what it did and what it refused. A long one is applied in many transactions, and so is its
 * undoing: what is not finished is taken up again.
 */
export const importRun = table(
	"import_run",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id").references(() => council.id),
		kind: text("kind").notNull(),
		source: text("source").notNull(),
		startedAt: time("started_at").notNull(),
		/** Null until all of it is applied. */
		finishedAt: time("finished_at"),
		/** When somebody began to take its changes back, who (a person's id), and when all of them were. */
		undoBegunAt: time("undo_begun_at"),
		undoneBy: text("undone_by"),
		undoneAt: time("undone_at"),
		/** The claim of whoever applies it or takes it back now, and until when it holds: later, anybody may go on. */
		heldBy: text("held_by"),
		heldUntil: time("held_until"),
		/** 0 to 1: how much of it is applied, or taken back. */
		progress: real("progress").notNull().default(1),
		report: json<Record<string, unknown>>("report").notNull(),
	},
	(t) => [index("import_run_council").on(t.councilId, t.startedAt)],
);

/**
 * What a family says: that a listing is wrong, or what they think of the offer. Nothing about the person is kept. The
 * answer can be published, as the SEND local offer requires.
 */
export const feedback = table(
	"feedback",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		/** Null for a comment on the offer as a whole. */
		serviceId: text("service_id").references(() => service.id),
		kind: text("kind").$type<FeedbackKind>().notNull(),
		/** What they wrote; null for no words, and once they were deleted. */
		details: sealed<string>("details"),
		status: text("status").$type<FeedbackStatus>().notNull(),
		/** Id of the member of staff who deals with it. */
		assignedTo: text("assigned_to"),
		/** "You said" in words that name nobody, and "we did". */
		youSaid: text("you_said"),
		weDid: text("we_did"),
		publishedAt: time("published_at"),
		createdAt: time("created_at").notNull(),
		updatedAt: time("updated_at").notNull(),
	},
	(t) => [
		index("feedback_council").on(t.councilId, t.status),
		index("feedback_published").on(t.councilId, t.publishedAt),
	],
);
