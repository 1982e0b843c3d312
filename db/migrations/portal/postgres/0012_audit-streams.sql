CREATE TABLE "audit_branch" (
	"number" integer PRIMARY KEY NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_rooted" (
	"stream" text PRIMARY KEY NOT NULL,
	"branch" integer NOT NULL,
	"length" bigint NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_stream" (
	"name" text PRIMARY KEY NOT NULL,
	"length" bigint NOT NULL,
	"key" text NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
INSERT INTO "audit_stream" ("name", "length", "key", "mac") SELECT 'before-streams', "seq", '', "mac" FROM "audit_head" WHERE "seq" > 0;--> statement-breakpoint
DROP TABLE "audit_head";--> statement-breakpoint
DROP INDEX "audit_entry_council";--> statement-breakpoint
DROP INDEX "audit_entry_subject";--> statement-breakpoint
DROP INDEX "audit_entry_actor";--> statement-breakpoint
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_pkey";--> statement-breakpoint
ALTER TABLE "audit_entry" RENAME COLUMN "seq" TO "number";--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "stream" text DEFAULT 'before-streams' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entry" ALTER COLUMN "stream" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entry" ALTER COLUMN "key" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_stream_number_pk" PRIMARY KEY("stream","number");--> statement-breakpoint
CREATE INDEX "audit_rooted_branch" ON "audit_rooted" USING btree ("branch");--> statement-breakpoint
CREATE INDEX "audit_entry_council" ON "audit_entry" USING btree ("council_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","at");