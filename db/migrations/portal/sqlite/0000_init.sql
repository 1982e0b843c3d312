CREATE TABLE `area` (
	`gss` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`official_name` text NOT NULL,
	`type` text NOT NULL,
	`region` text NOT NULL,
	`govuk_slug` text,
	`outline` text
);
--> statement-breakpoint
CREATE TABLE `council` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`gss` text,
	`website` text,
	`fictional` integer NOT NULL,
	`settings` text NOT NULL,
	`outline` text,
	`content_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `council_slug_unique` ON `council` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `council_gss_unique` ON `council` (`gss`);--> statement-breakpoint
CREATE TABLE `deprivation` (
	`lsoa` text PRIMARY KEY NOT NULL,
	`rank` integer NOT NULL,
	`decile` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `district` (
	`gss` text PRIMARY KEY NOT NULL,
	`area_gss` text NOT NULL,
	FOREIGN KEY (`area_gss`) REFERENCES `area`(`gss`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `district_area` ON `district` (`area_gss`);--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_run_council` ON `import_run` (`council_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `location` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`source` text,
	`source_id` text,
	`fetched_at` integer,
	`checksum` text,
	`updated_at` integer NOT NULL,
	`is_hub` integer NOT NULL,
	`masked` integer NOT NULL,
	`lat` real,
	`lon` real,
	`content` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `location_slug` ON `location` (`council_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `location_source` ON `location` (`council_id`,`source`,`source_id`);--> statement-breakpoint
CREATE INDEX `location_hub` ON `location` (`council_id`,`is_hub`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`source` text,
	`source_id` text,
	`fetched_at` integer,
	`checksum` text,
	`updated_at` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_slug` ON `organisation` (`council_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_source` ON `organisation` (`council_id`,`source`,`source_id`);--> statement-breakpoint
CREATE TABLE `problem_report` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text NOT NULL,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `problem_report_council` ON `problem_report` (`council_id`,`status`);--> statement-breakpoint
CREATE TABLE `service` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`source` text,
	`source_id` text,
	`fetched_at` integer,
	`checksum` text,
	`updated_at` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`assured_on` text,
	`content` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_slug` ON `service` (`council_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_source` ON `service` (`council_id`,`source`,`source_id`);--> statement-breakpoint
CREATE INDEX `service_organisation` ON `service` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `service_updated` ON `service` (`council_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `service_at_location` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text NOT NULL,
	`location_id` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_at_location_service` ON `service_at_location` (`service_id`);--> statement-breakpoint
CREATE INDEX `service_at_location_place` ON `service_at_location` (`location_id`);