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
CREATE INDEX `task_due` ON `task` (`kind`,`due_at`);--> statement-breakpoint
ALTER TABLE `import_run` DROP COLUMN `worker`;--> statement-breakpoint
ALTER TABLE `import_run` DROP COLUMN `worked_at`;--> statement-breakpoint
ALTER TABLE `import_run` ADD `held_by` text;--> statement-breakpoint
ALTER TABLE `import_run` ADD `held_until` integer;--> statement-breakpoint
-- Imports that waited, or were being run, wait in the queue.
INSERT INTO `task` ("id", "kind", "key", "body", "council_id", "revision", "attempts", "due_at", "created_at")
SELECT "id", 'import', "id", '{}', "council_id", 1, 0, "created_at", "created_at" FROM `import_job` WHERE "status" IN ('queued', 'running');