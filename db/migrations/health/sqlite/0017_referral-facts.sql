CREATE TABLE `referral_fact` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`sent_month` text NOT NULL,
	`ended_month` text NOT NULL,
	`decline_reason` text,
	`outcome` text,
	`closed` integer,
	`days_to_received` integer,
	`days_to_decided` integer,
	`days_to_begun` integer,
	`days_to_ended` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `referral_fact_council` ON `referral_fact` (`council_id`,`ended_month`);