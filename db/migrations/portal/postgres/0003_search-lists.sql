-- How often a council's part of the index was changed, so that what is kept of it in memory is known to be current.
ALTER TABLE "search_council" ADD COLUMN "version" integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "search_entry" DROP CONSTRAINT "search_entry_pkey", DROP COLUMN "facts", ADD PRIMARY KEY ("number", "ordinal");
--> statement-breakpoint
DROP INDEX "search_entry_number";
