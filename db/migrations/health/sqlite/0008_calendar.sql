CREATE TABLE `guardian_link` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`token` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`looked_on` text,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_link_once` ON `guardian_link` (`child_id`,`person_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_link_token` ON `guardian_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `guardian_link_look` ON `guardian_link` (`kind`,`looked_on`);--> statement-breakpoint
CREATE TABLE `reminder_sent` (
	`id` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminder_sent_link` ON `reminder_sent` (`link_id`);