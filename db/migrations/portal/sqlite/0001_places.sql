-- Postcodes stand outside drizzle's schema: it has no WITHOUT ROWID. Keyed by the compacted postcode ("E178PJ").
-- `postcode_next` is filled by an import and then trades names with `postcode`.
CREATE TABLE `postcode` (
	`postcode` text PRIMARY KEY NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`district` text,
	`lsoa` text,
	`terminated` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `postcode_next` (
	`postcode` text PRIMARY KEY NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`district` text,
	`lsoa` text,
	`terminated` text
) WITHOUT ROWID;
--> statement-breakpoint
-- The mean position of an outward code's ("E17") postcodes in use, and how many of them
-- are in which district: JSON, [[district, count], …], most first.
CREATE TABLE `postcode_outward` (
	`outward` text PRIMARY KEY NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`postcodes` integer NOT NULL,
	`districts` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
-- The import that is filling `postcode_next`, if any: one row. A newer import takes it over and the older one gives up.
CREATE TABLE `postcode_load` (
	`id` integer PRIMARY KEY NOT NULL,
	`token` text NOT NULL
);
