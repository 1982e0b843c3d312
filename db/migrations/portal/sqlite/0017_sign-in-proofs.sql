CREATE TABLE `__new_session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`provider` text NOT NULL,
	`created_at` integer NOT NULL,
	`audience` text DEFAULT 'family' NOT NULL,
	`identity_level` text DEFAULT 'none' NOT NULL,
	`authentication_level` text DEFAULT 'one-factor' NOT NULL,
	`email_proved` integer DEFAULT false NOT NULL,
	`authenticated_at` integer,
	`second_factor_at` integer,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	`challenge` text,
	`id_token` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Whoever is signed in signs in again: nothing is known of how they did.
INSERT INTO `__new_session`("id", "person_id", "provider", "created_at", "authenticated_at", "second_factor_at", "seen_at", "expires_at", "device", "challenge", "id_token") SELECT "id", "person_id", "provider", "created_at", "authenticated_at", "second_factor_at", "seen_at", "created_at", "device", "challenge", "id_token" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_at`);