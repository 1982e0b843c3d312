CREATE TABLE `kept_form` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`path` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_form_person` ON `kept_form` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `kept_form_expiry` ON `kept_form` (`expires_at`);--> statement-breakpoint
CREATE TABLE `form_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`made` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `form_mark_age` ON `form_mark` (`created_at`);