DROP INDEX `person_email_unique`;--> statement-breakpoint
ALTER TABLE `person` ADD `email_look_up` text;--> statement-breakpoint
CREATE INDEX `person_email` ON `person` (`email_look_up`);--> statement-breakpoint
UPDATE `person` SET `name` = substr(`name`, 1, 1) || '…' || substr(`name`, instr(`name`, '@')) WHERE `name` = `email`;--> statement-breakpoint
UPDATE `person` SET `email` = '-.' || json_quote(`email`);
