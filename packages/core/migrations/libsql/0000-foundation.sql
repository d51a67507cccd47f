CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`actor_kind` text NOT NULL,
	`what` text NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`within` text,
	`detail` text,
	`salt` text,
	`commitment` text NOT NULL
);

--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`centre_id`,`subject_kind`,`subject_id`,`id`);
--> statement-breakpoint
CREATE INDEX `audit_entries_centre` ON `audit_entries` (`centre_id`,`id`);
--> statement-breakpoint
CREATE TABLE `audit_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`number` integer NOT NULL,
	`through_id` text NOT NULL,
	`entries` integer NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);

--> statement-breakpoint
CREATE UNIQUE INDEX `audit_blocks_number` ON `audit_blocks` (`centre_id`,`number`);
--> statement-breakpoint
CREATE TABLE `field_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`entry_id` text NOT NULL
);

--> statement-breakpoint
CREATE INDEX `field_changes_subject` ON `field_changes` (`centre_id`,`subject_kind`,`subject_id`,`id`);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL
);

--> statement-breakpoint
CREATE INDEX `events_centre` ON `events` (`centre_id`,`id`);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`event_id` text NOT NULL,
	`subscriber` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer,
	`delivered_at` integer,
	`dead_at` integer,
	`error` text,
	PRIMARY KEY(`event_id`, `subscriber`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`next_at`,`event_id`) WHERE "deliveries"."next_at" is not null;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`input` text NOT NULL,
	`status` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until` integer,
	`leased_by` text,
	`cancel_requested` integer NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`result` text,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`created_by` text NOT NULL
);

--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`status`,`run_at`);
--> statement-breakpoint
CREATE INDEX `jobs_centre` ON `jobs` (`centre_id`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_one_at_a_time` ON `jobs` (`centre_id`,`type`,`key`) WHERE "jobs"."finished_at" is null;
--> statement-breakpoint
CREATE TABLE `answers` (
	`centre_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`digest` text NOT NULL,
	`output` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`centre_id`, `actor_id`, `key`)
);

--> statement-breakpoint
CREATE TABLE `centres` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`place_name` text,
	`locale` text NOT NULL,
	`currency` text NOT NULL,
	`time_zone` text NOT NULL,
	`country` text NOT NULL,
	`grid_latitude` real NOT NULL,
	`presentation` text,
	`phone` text,
	`email` text,
	`address` text,
	`opening_hours` text,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL
);

--> statement-breakpoint
CREATE UNIQUE INDEX `centres_slug` ON `centres` (`slug`);
--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`granted` text NOT NULL,
	`withheld` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `roles_key` ON `roles` (`centre_id`,`key`);
--> statement-breakpoint
CREATE TABLE `staff_members` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `staff_members_by_user` ON `staff_members` (`user_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_members_user` ON `staff_members` (`centre_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`digest` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_digest` ON `api_tokens` (`digest`);
--> statement-breakpoint
CREATE TABLE `publishable_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`origins` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `publishable_keys_key` ON `publishable_keys` (`key`);
