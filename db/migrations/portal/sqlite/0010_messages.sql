CREATE TABLE `channel_pause` (
	`channel` text PRIMARY KEY NOT NULL,
	`because` text NOT NULL,
	`reason` text NOT NULL,
	`since` integer NOT NULL,
	`tries` integer NOT NULL,
	`tried_at` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `mail` ADD `channel` text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE `mail` ADD `held_by` text;--> statement-breakpoint
ALTER TABLE `mail` ADD `held_until` integer;