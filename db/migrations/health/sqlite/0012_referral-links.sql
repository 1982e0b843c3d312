CREATE TABLE `referral_link` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`link` text NOT NULL,
	`code` text,
	`code_until` integer,
	`code_tries` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_link_token` ON `referral_link` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `referral_link_referral` ON `referral_link` (`referral_id`);