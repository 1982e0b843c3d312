CREATE TABLE `__new_import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`council_id` text,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`undo_begun_at` integer,
	`undone_by` text,
	`undone_at` integer,
	`worker` text,
	`worked_at` integer,
	`progress` real DEFAULT 1 NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_import_run`("id", "council_id", "kind", "source", "started_at", "finished_at", "undo_begun_at", "undone_at", "report") SELECT "id", "council_id", "kind", "source", "started_at", "finished_at", "undone_at", "undone_at", "report" FROM `import_run`;--> statement-breakpoint
DROP TABLE `import_run`;--> statement-breakpoint
ALTER TABLE `__new_import_run` RENAME TO `import_run`;--> statement-breakpoint
CREATE INDEX `import_run_council` ON `import_run` (`council_id`,`started_at`);