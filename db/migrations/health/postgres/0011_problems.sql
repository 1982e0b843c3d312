CREATE TABLE "entry_problem" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"reported_by" text NOT NULL,
	"said" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"correction_id" text
);
--> statement-breakpoint
ALTER TABLE "entry_problem" ADD CONSTRAINT "entry_problem_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_problem" ADD CONSTRAINT "entry_problem_entry_id_record_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."record_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_problem_child" ON "entry_problem" USING btree ("child_id","reported_by","reported_at");--> statement-breakpoint
CREATE INDEX "entry_problem_entry" ON "entry_problem" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "entry_problem_open" ON "entry_problem" USING btree ("answered_at","reported_at");