CREATE TABLE `store_id` (
	`store` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
-- Its own, made here once.
INSERT INTO `store_id` VALUES ('portal', lower(hex(randomblob(16))));
