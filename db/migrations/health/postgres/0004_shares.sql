CREATE TABLE "share" (
	"id" text PRIMARY KEY NOT NULL,
	"child_id" text NOT NULL,
	"shared_by" text NOT NULL,
	"recipient" text NOT NULL,
	"sections" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"wrong_passcodes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share_opening" (
	"id" text PRIMARY KEY NOT NULL,
	"share_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"says" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "share" ADD CONSTRAINT "share_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_share_id_share_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."share"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "share_token" ON "share" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "share_child" ON "share" USING btree ("child_id","shared_by");--> statement-breakpoint
CREATE INDEX "share_opening_share" ON "share_opening" USING btree ("share_id","at");