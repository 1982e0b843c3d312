CREATE TABLE "photo_part" (
	"id" text PRIMARY KEY NOT NULL,
	"photo_id" text NOT NULL,
	"child_id" text NOT NULL,
	"small" boolean NOT NULL,
	"number" integer NOT NULL,
	"bytes" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "photo_part" ADD CONSTRAINT "photo_part_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photo_part_photo" ON "photo_part" USING btree ("photo_id","small","number");--> statement-breakpoint
CREATE INDEX "photo_part_child" ON "photo_part" USING btree ("child_id");