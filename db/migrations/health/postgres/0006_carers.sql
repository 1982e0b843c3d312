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
ALTER TABLE "record_access" ADD CONSTRAINT "record_access_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "record_access_once" ON "record_access" USING btree ("share_id","person_id");--> statement-breakpoint
CREATE INDEX "record_access_person" ON "record_access" USING btree ("person_id","ended_at");--> statement-breakpoint
CREATE INDEX "record_access_child" ON "record_access" USING btree ("child_id","shared_by");