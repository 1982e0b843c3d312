CREATE TABLE `child` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`council_id` text,
	`facts` text NOT NULL,
	`nhs_number` text NOT NULL,
	`nhs_number_look_up` text,
	`mother_nhs_number` text,
	`mother_nhs_number_look_up` text,
	`source` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `child_nhs_number` ON `child` (`nhs_number_look_up`);--> statement-breakpoint
CREATE INDEX `child_mother` ON `child` (`mother_nhs_number_look_up`);--> statement-breakpoint
CREATE TABLE `claim_code` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`code` text NOT NULL,
	`code_look_up` text,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_code_code` ON `claim_code` (`code_look_up`);--> statement-breakpoint
CREATE INDEX `claim_code_child` ON `claim_code` (`child_id`);--> statement-breakpoint
CREATE TABLE `guardian` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`person_id` text NOT NULL,
	`relation` text NOT NULL,
	`since` integer NOT NULL,
	`frozen_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_once` ON `guardian` (`child_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `guardian_person` ON `guardian` (`person_id`);--> statement-breakpoint
CREATE TABLE `record_claim` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`person_id` text NOT NULL,
	`relation` text NOT NULL,
	`evidence` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`accepted` integer,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_claim_person` ON `record_claim` (`person_id`);--> statement-breakpoint
CREATE INDEX `record_claim_open` ON `record_claim` (`decided_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `record_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`section` text NOT NULL,
	`body` text NOT NULL,
	`writer` text NOT NULL,
	`written_by` text,
	`recorded_at` integer NOT NULL,
	`corrects` text,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_entry_child` ON `record_entry` (`child_id`,`section`,`recorded_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `record_entry_corrects` ON `record_entry` (`corrects`);