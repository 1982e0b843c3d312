CREATE TABLE `entry_problem` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`reported_by` text NOT NULL,
	`said` text NOT NULL,
	`reported_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	`correction_id` text,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `record_entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_problem_child` ON `entry_problem` (`child_id`,`reported_by`,`reported_at`);--> statement-breakpoint
CREATE INDEX `entry_problem_entry` ON `entry_problem` (`entry_id`);--> statement-breakpoint
CREATE INDEX `entry_problem_open` ON `entry_problem` (`answered_at`,`reported_at`);