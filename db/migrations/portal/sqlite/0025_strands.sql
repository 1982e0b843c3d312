CREATE TABLE `entry_translation` (
	`entry_id` text NOT NULL,
	`language` text NOT NULL,
	`council_id` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`draft` text,
	`draft_by` text,
	`draft_authors` text DEFAULT '[]' NOT NULL,
	`draft_at` integer,
	`submitted_at` integer,
	`review_note` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `language`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_translation_desk` ON `entry_translation` (`council_id`,`status`,`language`);--> statement-breakpoint
ALTER TABLE `entry_version` ADD `language` text;
--> statement-breakpoint
-- What drafts say in other languages than English, and families do not read, goes into drafts of its own.
INSERT INTO `entry_translation` (`entry_id`, `language`, `council_id`, `status`, `revision`, `draft`, `draft_by`, `draft_authors`, `draft_at`, `submitted_at`, `updated_at`)
SELECT e.`id`, l.`key`, e.`council_id`,
	CASE WHEN e.`status` IN ('in-review', 'scheduled') THEN 'in-review' ELSE 'draft' END, 1,
	json_object('texts', json(l.`value`), 'facts', json(coalesce(e.`draft`->'$.content.translationFacts'->l.`key`, '{}'))),
	e.`draft_by`, e.`draft_authors`, e.`draft_at`, e.`submitted_at`, e.`updated_at`
FROM `entry` e
JOIN `entry_version` v ON v.`entry_id` = e.`id` AND v.`number` = coalesce(e.`live_version`, e.`last_version`),
	json_each(e.`draft`, '$.content.translations') l
WHERE e.`draft` IS NOT NULL AND (
	l.`value` IS NOT (v.`content`->'$.content.translations'->>l.`key`)
	OR (e.`draft`->'$.content.translationFacts'->>l.`key`) IS NOT (v.`content`->'$.content.translationFacts'->>l.`key`)
);
--> statement-breakpoint
-- A draft in which nothing else had changed is none of the English.
UPDATE `entry` SET `status` = 'published', `draft` = NULL, `draft_by` = NULL, `draft_authors` = '[]', `draft_at` = NULL, `submitted_at` = NULL, `approved_by` = NULL, `publish_at` = NULL
WHERE `draft` IS NOT NULL AND `live_version` IS NOT NULL AND json_remove(`draft`, '$.content.translations', '$.content.translationFacts') = (
	SELECT json_remove(v.`content`, '$.content.translations', '$.content.translationFacts') FROM `entry_version` v WHERE v.`entry_id` = `entry`.`id` AND v.`number` = `entry`.`live_version`
);
