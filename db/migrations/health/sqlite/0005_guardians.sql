CREATE TABLE `record_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`guardian_id` text,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`decided_by` text,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_decision_child` ON `record_decision` (`child_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `record_due` (
	`child_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `guardian` ADD `frozen_facts` text;--> statement-breakpoint
ALTER TABLE `guardian` ADD `sees_places` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `record_claim` ADD `how` text DEFAULT 'code' NOT NULL;--> statement-breakpoint
-- Those who were there alone see what they saw before.
UPDATE `guardian` SET `sees_places` = true WHERE `relation` = 'mother';
