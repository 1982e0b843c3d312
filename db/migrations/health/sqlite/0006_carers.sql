CREATE TABLE `entry_problem` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`reported_by` text NOT NULL,
	`to_person_id` text,
	`to_council_id` text,
	`problem` text NOT NULL,
	`reported_at` integer NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_problem_reporter` ON `entry_problem` (`child_id`,`reported_by`);--> statement-breakpoint
CREATE INDEX `entry_problem_person` ON `entry_problem` (`to_person_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `entry_problem_council` ON `entry_problem` (`to_council_id`,`answered_at`);--> statement-breakpoint
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