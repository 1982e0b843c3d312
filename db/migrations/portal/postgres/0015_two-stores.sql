CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"number" bigint NOT NULL,
	"topic" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL,
	"council_id" text,
	"revision" integer NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"held_by" text,
	"held_until" timestamp (3) with time zone,
	"last_error" text,
	"failed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("subject","number");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("delivered_at","next_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "task_kind_key" ON "task" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "task_due" ON "task" USING btree ("kind","due_at");--> statement-breakpoint
ALTER TABLE "import_run" DROP COLUMN "worker";--> statement-breakpoint
ALTER TABLE "import_run" DROP COLUMN "worked_at";--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "held_until" timestamp (3) with time zone;--> statement-breakpoint
-- Imports that waited, or were being run, wait in the queue.
INSERT INTO "task" ("id", "kind", "key", "body", "council_id", "revision", "attempts", "due_at", "created_at")
SELECT "id", 'import', "id", '{}'::jsonb, "council_id", 1, 0, "created_at", "created_at" FROM "import_job" WHERE "status" IN ('queued', 'running');