CREATE TABLE `likely_same` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`source` text NOT NULL,
	`listing_id` text NOT NULL,
	`other_id` text NOT NULL,
	`found_at` integer NOT NULL,
	`verdict` text,
	`decided_at` integer,
	`decided_by` text,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `likely_same_council` ON `likely_same` (`council_id`,`source`);