CREATE TABLE `record_access` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`person_id` text NOT NULL,
	`share_id` text NOT NULL,
	`shared_by` text NOT NULL,
	`professional` text NOT NULL,
	`since` integer NOT NULL,
	`ended_at` integer,
	`ended_why` text,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_access_once` ON `record_access` (`share_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `record_access_person` ON `record_access` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `record_access_child` ON `record_access` (`child_id`,`shared_by`);