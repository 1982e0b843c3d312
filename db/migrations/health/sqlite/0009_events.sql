CREATE TABLE `event_message` (
	`id` text PRIMARY KEY NOT NULL,
	`sender` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`event_key` text,
	`event_key_look_up` text,
	`head` text,
	`child_id` text,
	`entry_id` text,
	`nhs_number` text,
	`content` text,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_message_event` ON `event_message` (`event_key_look_up`);--> statement-breakpoint
CREATE INDEX `event_message_state` ON `event_message` (`state`,`received_at`);