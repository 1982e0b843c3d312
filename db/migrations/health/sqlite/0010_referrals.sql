CREATE TABLE `referral` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`referrer_id` text NOT NULL,
	`details` text NOT NULL,
	`details_look_up` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`state_since` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `referral_organisation` ON `referral` (`organisation_id`,`state`,`sent_at`);--> statement-breakpoint
CREATE INDEX `referral_referrer` ON `referral` (`referrer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `referral_same` ON `referral` (`details_look_up`);--> statement-breakpoint
CREATE INDEX `referral_state` ON `referral` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `referral_note` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`sight` text NOT NULL,
	`written_by` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_note_referral` ON `referral_note` (`referral_id`,`at`);--> statement-breakpoint
CREATE TABLE `referral_step` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`actor` text NOT NULL,
	`done_by` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_step_number` ON `referral_step` (`referral_id`,`number`);