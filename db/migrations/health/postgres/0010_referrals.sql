CREATE TABLE "referral" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"council_id" text NOT NULL,
	"service_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"referrer_id" text NOT NULL,
	"details" text NOT NULL,
	"details_look_up" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"state_since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_note" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"sight" text NOT NULL,
	"written_by" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_step" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"actor" text NOT NULL,
	"done_by" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referral_note" ADD CONSTRAINT "referral_note_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_step" ADD CONSTRAINT "referral_step_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_organisation" ON "referral" USING btree ("organisation_id","state","sent_at");--> statement-breakpoint
CREATE INDEX "referral_referrer" ON "referral" USING btree ("referrer_id","created_at");--> statement-breakpoint
CREATE INDEX "referral_same" ON "referral" USING btree ("details_look_up");--> statement-breakpoint
CREATE INDEX "referral_state" ON "referral" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "referral_note_referral" ON "referral_note" USING btree ("referral_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_step_number" ON "referral_step" USING btree ("referral_id","number");