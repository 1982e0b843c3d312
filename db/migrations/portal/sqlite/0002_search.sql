-- The search index; `db/search/sqlite.ts` says how it is used. Each council of the index has a number, which stands in
-- front of every one of its tokens.
CREATE TABLE `search_council` (
	`number` integer PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL UNIQUE REFERENCES `council`(`id`)
);
--> statement-breakpoint
CREATE TABLE `search_service` (
	`number` integer PRIMARY KEY NOT NULL,
	`council` integer NOT NULL REFERENCES `search_council`(`number`),
	`service_id` text NOT NULL UNIQUE,
	`name_key` text NOT NULL
);
--> statement-breakpoint
-- A service at one place, or a service without a place. The id says where it is (`cells.ts`).
CREATE TABLE `search_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` integer NOT NULL REFERENCES `search_service`(`number`),
	`place_id` text,
	`ordinal` integer NOT NULL,
	`lat` real,
	`lon` real,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_entry_number` ON `search_entry` (`number`);
--> statement-breakpoint
-- The tokens of each entry, under its id. Only ASCII signs that occur in tokens are listed; any other script is letters.
CREATE VIRTUAL TABLE `search_text` USING fts5(
	tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars ':=.-'"
);
--> statement-breakpoint
-- Entries come in the order of their ids, so a larger buffer makes fewer and larger pieces of index.
INSERT INTO `search_text` (`search_text`, `rank`) VALUES ('hashsize', 8388608);
--> statement-breakpoint
-- Words as they were written, for mending typing errors.
CREATE TABLE `search_word` (
	`council` integer NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY (`council`, `word`)
) WITHOUT ROWID;
