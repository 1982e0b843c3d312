ALTER TABLE "import_run" ALTER COLUMN "finished_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undo_begun_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "worker" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "worked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "progress" double precision DEFAULT 1 NOT NULL;