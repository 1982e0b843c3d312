CREATE TABLE "kept_form" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"made" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_form_person" ON "kept_form" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "kept_form_expiry" ON "kept_form" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "form_mark_age" ON "form_mark" USING btree ("created_at");