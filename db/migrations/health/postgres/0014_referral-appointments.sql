CREATE TABLE "referral_appointment" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"state" text NOT NULL,
	"instead_of_id" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"details" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_appointment_step" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"appointment_id" text NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"to_state" text NOT NULL,
	"actor" text NOT NULL,
	"done_by" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referral_appointment" ADD CONSTRAINT "referral_appointment_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_appointment_step" ADD CONSTRAINT "referral_appointment_step_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_appointment_step" ADD CONSTRAINT "referral_appointment_step_appointment_id_referral_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."referral_appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_appointment_referral" ON "referral_appointment" USING btree ("referral_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_appointment_step_number" ON "referral_appointment_step" USING btree ("referral_id","number");