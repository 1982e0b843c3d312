CREATE TABLE "entry_problem" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"reported_by" text NOT NULL,
	"to_person_id" text,
	"to_council_id" text,
	"problem" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "record_access" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"person_id" text NOT NULL,
	"share_id" text NOT NULL,
	"shared_by" text NOT NULL,
	"professional" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text
);
--> statement-breakpoint
ALTER TABLE "entry_problem" ADD CONSTRAINT "entry_problem_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_access" ADD CONSTRAINT "record_access_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_problem_reporter" ON "entry_problem" USING btree ("child_id","reported_by");--> statement-breakpoint
CREATE INDEX "entry_problem_person" ON "entry_problem" USING btree ("to_person_id","answered_at");--> statement-breakpoint
CREATE INDEX "entry_problem_council" ON "entry_problem" USING btree ("to_council_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "record_access_once" ON "record_access" USING btree ("share_id","person_id");--> statement-breakpoint
CREATE INDEX "record_access_person" ON "record_access" USING btree ("person_id","ended_at");--> statement-breakpoint
CREATE INDEX "record_access_child" ON "record_access" USING btree ("child_id","shared_by");