CREATE TABLE `key_print` (
	`setting` text NOT NULL,
	`id` text NOT NULL,
	`print` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`setting`, `id`, `print`)
);
