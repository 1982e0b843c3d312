CREATE TABLE "likely_same" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"source" text NOT NULL,
	"listing_id" text NOT NULL,
	"other_id" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text
);
--> statement-breakpoint
ALTER TABLE "likely_same" ADD CONSTRAINT "likely_same_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likely_same" ADD CONSTRAINT "likely_same_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "likely_same_council" ON "likely_same" USING btree ("council_id","source");