CREATE TABLE "event_message" (
	"id" text PRIMARY KEY NOT NULL,
	"sender" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"event_key" text,
	"event_key_look_up" text,
	"head" text,
	"child_id" text,
	"entry_id" text,
	"nhs_number" text,
	"content" text,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event_message" ADD CONSTRAINT "event_message_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_message_event" ON "event_message" USING btree ("event_key_look_up");--> statement-breakpoint
CREATE INDEX "event_message_state" ON "event_message" USING btree ("state","received_at");