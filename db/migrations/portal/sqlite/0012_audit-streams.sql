CREATE TABLE `audit_branch` (
	`number` integer PRIMARY KEY NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
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
INSERT INTO `audit_stream` ("name", "length", "key", "mac") SELECT 'before-streams', "seq", '', "mac" FROM `audit_head` WHERE "seq" > 0;--> statement-breakpoint
DROP TABLE `audit_head`;--> statement-breakpoint
CREATE TABLE `__new_audit_entry` (
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
INSERT INTO `__new_audit_entry`("stream", "number", "at", "council_id", "actor_id", "actor_name", "action", "subject_kind", "subject_id", "details", "key", "mac") SELECT 'before-streams', "seq", "at", "council_id", "actor_id", "actor_name", "action", "subject_kind", "subject_id", "details", '', "mac" FROM `audit_entry`;--> statement-breakpoint
DROP TABLE `audit_entry`;--> statement-breakpoint
ALTER TABLE `__new_audit_entry` RENAME TO `audit_entry`;--> statement-breakpoint
CREATE INDEX `audit_entry_council` ON `audit_entry` (`council_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`,`at`);