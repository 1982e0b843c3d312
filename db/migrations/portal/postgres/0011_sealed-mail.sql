ALTER TABLE "mail" ALTER COLUMN "words" SET DATA TYPE text USING '-.' || "words"::text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "recipient_look_up" text;--> statement-breakpoint
UPDATE "mail" SET "recipient" = '-.' || to_json("recipient")::text;
