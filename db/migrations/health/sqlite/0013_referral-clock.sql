CREATE TABLE `referral_chase` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`revision` integer NOT NULL,
	`chase` text NOT NULL,
	`standard` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_chase_once` ON `referral_chase` (`referral_id`,`revision`,`chase`);--> statement-breakpoint
ALTER TABLE `referral` ADD `waits_until` text;--> statement-breakpoint
ALTER TABLE `referral` ADD `chases` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `referral` ADD `chased_at` integer;--> statement-breakpoint
CREATE INDEX `referral_council` ON `referral` (`council_id`,`state`,`state_since`);