CREATE TABLE "guardian_link" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"token" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"looked_on" text
);
--> statement-breakpoint
CREATE TABLE "reminder_sent" (
	"id" text PRIMARY KEY NOT NULL,
	"link_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "guardian_link" ADD CONSTRAINT "guardian_link_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_link_once" ON "guardian_link" USING btree ("child_id","person_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_link_token" ON "guardian_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "guardian_link_look" ON "guardian_link" USING btree ("kind","looked_on");--> statement-breakpoint
CREATE INDEX "reminder_sent_link" ON "reminder_sent" USING btree ("link_id");