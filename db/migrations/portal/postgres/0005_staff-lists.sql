DROP INDEX "entry_list";--> statement-breakpoint
DROP INDEX "translation_state_desk";--> statement-breakpoint
CREATE INDEX "entry_changed" ON "entry" USING btree ("council_id","kind","updated_at","id");--> statement-breakpoint
CREATE INDEX "entry_checked" ON "entry" USING btree ("council_id","kind","assured_on","title","id");--> statement-breakpoint
CREATE INDEX "entry_counts" ON "entry" USING btree ("council_id","kind","status","source","title");--> statement-breakpoint
CREATE INDEX "entry_conflict" ON "entry" USING btree ("council_id") WHERE "entry"."incoming" is not null;--> statement-breakpoint
CREATE INDEX "entry_list" ON "entry" USING btree ("council_id","kind","title","id");--> statement-breakpoint
CREATE INDEX "translation_state_desk" ON "translation_state" USING btree ("council_id","language","outdated","missing");