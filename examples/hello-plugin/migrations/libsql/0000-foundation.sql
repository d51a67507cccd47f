CREATE TABLE `hello_greetings` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`words` text NOT NULL,
	`signature` text NOT NULL,
	`shown` integer NOT NULL,
	`person_id` text
);

