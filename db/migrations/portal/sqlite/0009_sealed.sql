PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text,
	`kind` text NOT NULL,
	`details` text,
	`status` text NOT NULL,
	`assigned_to` text,
	`you_said` text,
	`we_did` text,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_feedback`("id", "council_id", "service_id", "kind", "details", "status", "assigned_to", "you_said", "we_did", "published_at", "created_at", "updated_at") SELECT "id", "council_id", "service_id", "kind", CASE WHEN "details" <> '' THEN '-.' || json_quote("details") END, "status", "assigned_to", "you_said", "we_did", "published_at", "created_at", "updated_at" FROM `feedback`;--> statement-breakpoint
DROP TABLE `feedback`;--> statement-breakpoint
ALTER TABLE `__new_feedback` RENAME TO `feedback`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `feedback_council` ON `feedback` (`council_id`,`status`);--> statement-breakpoint
CREATE INDEX `feedback_published` ON `feedback` (`council_id`,`published_at`);--> statement-breakpoint
ALTER TABLE `invitation` ADD `email_look_up` text;--> statement-breakpoint
UPDATE `invitation` SET `email` = '-.' || json_quote(`email`), `name` = '-.' || json_quote(`name`);--> statement-breakpoint
UPDATE `session` SET `id_token` = '-.' || json_quote(`id_token`) WHERE `id_token` IS NOT NULL;--> statement-breakpoint
DELETE FROM `kept_form`;
