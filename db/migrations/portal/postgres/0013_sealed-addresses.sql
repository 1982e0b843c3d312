ALTER TABLE "person" DROP CONSTRAINT "person_email_unique";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "email_look_up" text;--> statement-breakpoint
CREATE INDEX "person_email" ON "person" USING btree ("email_look_up");--> statement-breakpoint
UPDATE "person" SET "name" = left("name", 1) || '…' || substr("name", strpos("name", '@')) WHERE "name" = "email";--> statement-breakpoint
UPDATE "person" SET "email" = '-.' || to_json("email")::text;
