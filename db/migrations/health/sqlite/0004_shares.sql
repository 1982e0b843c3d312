CREATE TABLE `share` (
	`id` text PRIMARY KEY NOT NULL,
	`child_id` text NOT NULL,
	`shared_by` text NOT NULL,
	`recipient` text NOT NULL,
	`sections` text NOT NULL,
	`token_hash` text NOT NULL,
	`link` text NOT NULL,
	`created_at` integer NOT NULL,
	`until` integer NOT NULL,
	`revoked_at` integer,
	`wrong_passcodes` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `share_token` ON `share` (`token_hash`);--> statement-breakpoint
CREATE INDEX `share_child` ON `share` (`child_id`,`shared_by`);--> statement-breakpoint
CREATE TABLE `share_opening` (
	`id` text PRIMARY KEY NOT NULL,
	`share_id` text NOT NULL,
	`at` integer NOT NULL,
	`says` text NOT NULL,
	FOREIGN KEY (`share_id`) REFERENCES `share`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `share_opening_share` ON `share_opening` (`share_id`,`at`);