ALTER TABLE "referral" ADD COLUMN "came_from_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_came_from" ON "referral" USING btree ("came_from_id");