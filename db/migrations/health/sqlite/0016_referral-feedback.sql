CREATE TABLE `referral_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_feedback_referral` ON `referral_feedback` (`referral_id`);--> statement-breakpoint
ALTER TABLE `referral` ADD `closed` integer;--> statement-breakpoint
CREATE INDEX `referral_closed` ON `referral` (`organisation_id`,`service_id`,`state`,`closed`);