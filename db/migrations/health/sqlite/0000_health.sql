CREATE TABLE `audit_branch` (
	`number` integer PRIMARY KEY NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`stream` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`council_id` text,
	`actor_id` text,
	`actor_name` text,
	`action` text NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`details` text NOT NULL,
	`key` text NOT NULL,
	`mac` text NOT NULL,
	PRIMARY KEY(`stream`, `number`)
);
--> statement-breakpoint
CREATE INDEX `audit_entry_council` ON `audit_entry` (`council_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`,`at`);--> statement-breakpoint
CREATE TABLE `audit_rooted` (
	`stream` text PRIMARY KEY NOT NULL,
	`branch` integer NOT NULL,
	`length` integer NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_rooted_branch` ON `audit_rooted` (`branch`);--> statement-breakpoint
CREATE TABLE `audit_stream` (
	`name` text PRIMARY KEY NOT NULL,
	`length` integer NOT NULL,
	`key` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
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
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`council_id` text,
	`revision` integer NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`held_by` text,
	`held_until` integer,
	`last_error` text,
	`failed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_kind_key` ON `task` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`kind`,`due_at`);