-- How often a council's part of the index was changed, so that what is kept of it in memory is known to be current.
ALTER TABLE `search_council` ADD COLUMN `version` integer NOT NULL DEFAULT 0;
--> statement-breakpoint
-- Entries stand by service, which is the order they are added in: by place, every import would rewrite all of the table.
CREATE TABLE `search_entry_by_service` (
	`number` integer NOT NULL REFERENCES `search_service`(`number`),
	`ordinal` integer NOT NULL,
	`id` integer NOT NULL,
	`place_id` text,
	`lat` real,
	`lon` real,
	PRIMARY KEY (`number`, `ordinal`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `search_entry_by_service` SELECT `number`, `ordinal`, `id`, `place_id`, `lat`, `lon` FROM `search_entry`;
--> statement-breakpoint
DROP TABLE `search_entry`;
--> statement-breakpoint
ALTER TABLE `search_entry_by_service` RENAME TO `search_entry`;
--> statement-breakpoint
-- Which tokens there are.
CREATE VIRTUAL TABLE `search_token` USING fts5vocab(`search_text`, row);
--> statement-breakpoint
-- Pieces of index are put together when there are many of them, or by `tidyIndex`: while an import adds them, not yet.
INSERT INTO `search_text` (`search_text`, `rank`) VALUES ('automerge', 16);
