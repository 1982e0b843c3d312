CREATE TABLE "referral_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "closed" boolean;--> statement-breakpoint
ALTER TABLE "referral_feedback" ADD CONSTRAINT "referral_feedback_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_feedback_referral" ON "referral_feedback" USING btree ("referral_id");--> statement-breakpoint
CREATE INDEX "referral_closed" ON "referral" USING btree ("organisation_id","service_id","state","closed");