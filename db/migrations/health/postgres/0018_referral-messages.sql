CREATE TABLE "referral_message" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"sent" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_message_referral" ON "referral_message" USING btree ("referral_id");