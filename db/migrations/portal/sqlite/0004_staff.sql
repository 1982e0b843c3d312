CREATE TABLE `identity` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identity_person` ON `identity` (`person_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`organisation_id` text,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_council` ON `invitation` (`council_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passkey_person` ON `passkey` (`person_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`deactivated_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`council_id` text,
	`role` text NOT NULL,
	`organisation_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grant_person` ON `role_grant` (`person_id`);--> statement-breakpoint
CREATE INDEX `role_grant_council` ON `role_grant` (`council_id`,`role`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_once` ON `role_grant` (`person_id`,`council_id`,`role`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`provider` text NOT NULL,
	`created_at` integer NOT NULL,
	`authenticated_at` integer NOT NULL,
	`second_factor_at` integer,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	`challenge` text,
	`id_token` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `import_job` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`upload` text,
	`settings` text,
	`report` text,
	`progress` real NOT NULL,
	`dry_run` integer NOT NULL,
	`import_run_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_job_council` ON `import_job` (`council_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_job_status` ON `import_job` (`status`);--> statement-breakpoint
CREATE TABLE `article` (
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
CREATE UNIQUE INDEX `article_slug` ON `article` (`council_id`,`slug`);--> statement-breakpoint
CREATE TABLE `offer_edition` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`number` integer NOT NULL,
	`published_at` integer NOT NULL,
	`signed_by` text NOT NULL,
	`signed_name` text NOT NULL,
	`signed_role` text NOT NULL,
	`coverage` text NOT NULL,
	`printed` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_edition_number` ON `offer_edition` (`council_id`,`number`);--> statement-breakpoint
CREATE TABLE `offer_section` (
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
CREATE UNIQUE INDEX `offer_section_slug` ON `offer_section` (`council_id`,`slug`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`council_id` text,
	`actor_id` text,
	`actor_name` text,
	`action` text NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`details` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entry_council` ON `audit_entry` (`council_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text,
	`recipient` text NOT NULL,
	`words` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`reference` text
);
--> statement-breakpoint
CREATE INDEX `mail_due` ON `mail` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `mail_council` ON `mail` (`council_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `single_use_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject_id` text NOT NULL,
	`person_id` text,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `claim` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`message` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_council` ON `claim` (`council_id`,`status`);--> statement-breakpoint
CREATE TABLE `entry` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`live_version` integer,
	`last_version` integer NOT NULL,
	`revision` integer NOT NULL,
	`draft` text,
	`draft_by` text,
	`draft_at` integer,
	`submitted_at` integer,
	`approved_by` text,
	`review_note` text,
	`publish_at` integer,
	`expire_at` integer,
	`organisation_id` text,
	`owner_id` text,
	`assured_on` text,
	`reminded` integer NOT NULL,
	`source` text,
	`held_at` integer,
	`incoming` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_list` ON `entry` (`council_id`,`kind`,`title`);--> statement-breakpoint
CREATE INDEX `entry_status` ON `entry` (`council_id`,`status`);--> statement-breakpoint
CREATE INDEX `entry_assured` ON `entry` (`council_id`,`assured_on`);--> statement-breakpoint
CREATE INDEX `entry_publish` ON `entry` (`publish_at`);--> statement-breakpoint
CREATE INDEX `entry_expire` ON `entry` (`expire_at`);--> statement-breakpoint
CREATE INDEX `entry_organisation` ON `entry` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `entry_version` (
	`entry_id` text NOT NULL,
	`number` integer NOT NULL,
	`council_id` text NOT NULL,
	`status` text NOT NULL,
	`content` text NOT NULL,
	`written_by` text,
	`written_by_name` text,
	`approved_by` text,
	`approved_by_name` text,
	`note` text,
	`import_run_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `number`),
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_version_run` ON `entry_version` (`import_run_id`);--> statement-breakpoint
CREATE TABLE `glossary_term` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`language` text NOT NULL,
	`term` text NOT NULL,
	`translation` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `glossary_term_language` ON `glossary_term` (`council_id`,`language`);--> statement-breakpoint
CREATE TABLE `translation_state` (
	`entry_id` text NOT NULL,
	`language` text NOT NULL,
	`council_id` text NOT NULL,
	`missing` integer NOT NULL,
	`machine` integer NOT NULL,
	`outdated` integer NOT NULL,
	`checked` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `language`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `translation_state_desk` ON `translation_state` (`council_id`,`language`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_problem_report` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text NOT NULL,
	`service_id` text,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	`status` text NOT NULL,
	`assigned_to` text,
	`you_said` text,
	`we_did` text,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_problem_report`("id", "council_id", "service_id", "kind", "details", "status", "assigned_to", "you_said", "we_did", "published_at", "created_at", "updated_at") SELECT "id", "council_id", "service_id", "kind", "details", "status", NULL, NULL, NULL, NULL, "created_at", "created_at" FROM `problem_report`;--> statement-breakpoint
DROP TABLE `problem_report`;--> statement-breakpoint
ALTER TABLE `__new_problem_report` RENAME TO `problem_report`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `problem_report_council` ON `problem_report` (`council_id`,`status`);--> statement-breakpoint
CREATE INDEX `problem_report_published` ON `problem_report` (`council_id`,`published_at`);--> statement-breakpoint
ALTER TABLE `import_run` ADD `undone_at` integer;
--> statement-breakpoint
-- Listings that were here before: each gets its entry, and what is published becomes its first version.
INSERT INTO `audit_head` (`id`, `seq`, `mac`) VALUES (1, 0, '');--> statement-breakpoint
INSERT INTO `entry` (`id`, `council_id`, `kind`, `title`, `status`, `live_version`, `last_version`, `revision`, `organisation_id`, `assured_on`, `reminded`, `source`, `updated_at`)
SELECT `id`, `council_id`, 'organisation', json_extract(`content`, '$.name'), `status`, CASE WHEN `status` = 'published' THEN 1 END, 1, 1, `id`, NULL, 0, `source`, `updated_at` FROM `organisation`;--> statement-breakpoint
INSERT INTO `entry_version` (`entry_id`, `number`, `council_id`, `status`, `content`, `at`)
SELECT `id`, 1, `council_id`, CASE `status` WHEN 'published' THEN 'published' ELSE 'withdrawn' END, json_object('kind', 'organisation', 'content', json(`content`)), `updated_at` FROM `organisation`;--> statement-breakpoint
INSERT INTO `entry` (`id`, `council_id`, `kind`, `title`, `status`, `live_version`, `last_version`, `revision`, `organisation_id`, `assured_on`, `reminded`, `source`, `updated_at`)
SELECT `id`, `council_id`, 'location', json_extract(`content`, '$.name'), `status`, CASE WHEN `status` = 'published' THEN 1 END, 1, 1, NULL, NULL, 0, `source`, `updated_at` FROM `location`;--> statement-breakpoint
INSERT INTO `entry_version` (`entry_id`, `number`, `council_id`, `status`, `content`, `at`)
SELECT `id`, 1, `council_id`, CASE `status` WHEN 'published' THEN 'published' ELSE 'withdrawn' END, json_object('kind', 'location', 'masked', json(CASE `masked` WHEN 1 THEN 'true' ELSE 'false' END), 'position', json(CASE WHEN `lat` IS NOT NULL AND `lon` IS NOT NULL THEN json_object('lat', `lat`, 'lon', `lon`) END), 'content', json(`content`)), `updated_at` FROM `location`;--> statement-breakpoint
INSERT INTO `entry` (`id`, `council_id`, `kind`, `title`, `status`, `live_version`, `last_version`, `revision`, `organisation_id`, `assured_on`, `reminded`, `source`, `updated_at`)
SELECT `id`, `council_id`, 'service', json_extract(`content`, '$.name'), `status`, CASE WHEN `status` = 'published' THEN 1 END, 1, 1, `organisation_id`, `assured_on`, 0, `source`, `updated_at` FROM `service`;--> statement-breakpoint
INSERT INTO `entry_version` (`entry_id`, `number`, `council_id`, `status`, `content`, `at`)
SELECT `id`, 1, `council_id`, CASE `status` WHEN 'published' THEN 'published' ELSE 'withdrawn' END, json_object('kind', 'service', 'organisationId', `organisation_id`, 'content', json(`content`)), `updated_at` FROM `service`;
