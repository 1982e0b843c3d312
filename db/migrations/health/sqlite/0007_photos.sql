CREATE TABLE `photo_part` (
	`id` text PRIMARY KEY NOT NULL,
	`photo_id` text NOT NULL,
	`child_id` text NOT NULL,
	`small` integer NOT NULL,
	`number` integer NOT NULL,
	`bytes` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photo_part_photo` ON `photo_part` (`photo_id`,`small`,`number`);--> statement-breakpoint
CREATE INDEX `photo_part_child` ON `photo_part` (`child_id`);