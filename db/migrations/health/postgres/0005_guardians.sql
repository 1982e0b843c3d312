CREATE TABLE "record_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"guardian_id" text,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_due" (
	"child_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "frozen_facts" text;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "sees_places" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "record_claim" ADD COLUMN "how" text DEFAULT 'code' NOT NULL;--> statement-breakpoint
ALTER TABLE "record_decision" ADD CONSTRAINT "record_decision_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_due" ADD CONSTRAINT "record_due_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_decision_child" ON "record_decision" USING btree ("child_id","decided_at");--> statement-breakpoint
-- Those who were there alone see what they saw before.
UPDATE "guardian" SET "sees_places" = true WHERE "relation" = 'mother';
