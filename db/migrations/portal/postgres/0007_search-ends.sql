-- Tokens that end, each with the moment at which it does: of sessions that have a last date.
ALTER TABLE "search_entry" ADD COLUMN "ends" text;
--> statement-breakpoint
-- The form in which a council was indexed; what is in an earlier one is indexed again in the background.
ALTER TABLE "search_council" ADD COLUMN "form" integer NOT NULL DEFAULT 0;
