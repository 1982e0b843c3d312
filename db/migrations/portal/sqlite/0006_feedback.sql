ALTER TABLE `problem_report` RENAME TO `feedback`;--> statement-breakpoint
DROP INDEX `problem_report_council`;--> statement-breakpoint
DROP INDEX `problem_report_published`;--> statement-breakpoint
CREATE INDEX `feedback_council` ON `feedback` (`council_id`,`status`);--> statement-breakpoint
CREATE INDEX `feedback_published` ON `feedback` (`council_id`,`published_at`);