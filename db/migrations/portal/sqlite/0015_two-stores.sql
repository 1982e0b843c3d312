CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`number` integer NOT NULL,
	`topic` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`delivered_at` integer,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_order` ON `outbox` (`subject`,`number`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`delivered_at`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `task` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`council_id` text,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`held_by` text,
	`held_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`)
);
--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`status`,`due_at`);