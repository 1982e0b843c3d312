ALTER TABLE `mail` ADD `recipient_look_up` text;--> statement-breakpoint
UPDATE `mail` SET `recipient` = '-.' || json_quote(`recipient`), `words` = '-.' || `words`;
