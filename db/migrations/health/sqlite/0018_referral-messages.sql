CREATE TABLE `referral_message` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`sent` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_message_referral` ON `referral_message` (`referral_id`);