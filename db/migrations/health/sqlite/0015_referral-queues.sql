DROP INDEX `referral_organisation`;--> statement-breakpoint
DROP INDEX `referral_referrer`;--> statement-breakpoint
CREATE INDEX `referral_organisation` ON `referral` (`organisation_id`,`state`,`state_since`,`id`,`waits_until`);--> statement-breakpoint
CREATE INDEX `referral_referrer` ON `referral` (`referrer_id`,`state`,`state_since`,`id`,`waits_until`);