CREATE TABLE `referral_appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`state` text NOT NULL,
	`instead_of_id` text,
	`starts_at` integer NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_appointment_referral` ON `referral_appointment` (`referral_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `referral_appointment_step` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`appointment_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`to_state` text NOT NULL,
	`actor` text NOT NULL,
	`done_by` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `referral_appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_appointment_step_number` ON `referral_appointment_step` (`referral_id`,`number`);