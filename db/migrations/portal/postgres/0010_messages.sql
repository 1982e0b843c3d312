CREATE TABLE "channel_pause" (
	"channel" text PRIMARY KEY NOT NULL,
	"because" text NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	"tried_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "channel" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "held_until" timestamp (3) with time zone;