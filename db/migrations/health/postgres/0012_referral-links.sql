CREATE TABLE "referral_link" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"link" text NOT NULL,
	"code" text,
	"code_until" timestamp (3) with time zone,
	"code_tries" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "referral_link" ADD CONSTRAINT "referral_link_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_link_token" ON "referral_link" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_link_referral" ON "referral_link" USING btree ("referral_id");