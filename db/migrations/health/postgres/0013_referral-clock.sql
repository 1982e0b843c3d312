CREATE TABLE "referral_chase" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"revision" integer NOT NULL,
	"chase" text NOT NULL,
	"standard" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "waits_until" text;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "chases" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "chased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referral_chase" ADD CONSTRAINT "referral_chase_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_chase_once" ON "referral_chase" USING btree ("referral_id","revision","chase");--> statement-breakpoint
CREATE INDEX "referral_council" ON "referral" USING btree ("council_id","state","state_since");