CREATE TABLE "child" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"council_id" text,
	"facts" text NOT NULL,
	"nhs_number" text NOT NULL,
	"nhs_number_look_up" text,
	"mother_nhs_number" text,
	"mother_nhs_number_look_up" text,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_code" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"code" text NOT NULL,
	"code_look_up" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"person_id" text NOT NULL,
	"relation" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "record_claim" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"person_id" text NOT NULL,
	"relation" text NOT NULL,
	"evidence" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"accepted" boolean
);
--> statement-breakpoint
CREATE TABLE "record_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"section" text NOT NULL,
	"body" text NOT NULL,
	"writer" text NOT NULL,
	"written_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"corrects" text
);
--> statement-breakpoint
ALTER TABLE "claim_code" ADD CONSTRAINT "claim_code_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_claim" ADD CONSTRAINT "record_claim_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_entry" ADD CONSTRAINT "record_entry_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "child_nhs_number" ON "child" USING btree ("nhs_number_look_up");--> statement-breakpoint
CREATE INDEX "child_mother" ON "child" USING btree ("mother_nhs_number_look_up");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_code_code" ON "claim_code" USING btree ("code_look_up");--> statement-breakpoint
CREATE INDEX "claim_code_child" ON "claim_code" USING btree ("child_id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_once" ON "guardian" USING btree ("child_id","person_id");--> statement-breakpoint
CREATE INDEX "guardian_person" ON "guardian" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "record_claim_person" ON "record_claim" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "record_claim_open" ON "record_claim" USING btree ("decided_at","created_at");--> statement-breakpoint
CREATE INDEX "record_entry_child" ON "record_entry" USING btree ("child_id","section","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "record_entry_corrects" ON "record_entry" USING btree ("corrects");