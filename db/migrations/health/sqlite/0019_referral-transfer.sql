ALTER TABLE `referral` ADD `came_from_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `referral_came_from` ON `referral` (`came_from_id`);