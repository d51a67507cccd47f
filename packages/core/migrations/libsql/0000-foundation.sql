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
CREATE INDEX `audit_entries_actor` ON `audit_entries` (`centre_id`,`actor_id`,`id`);
--> statement-breakpoint
CREATE INDEX `audit_entries_what` ON `audit_entries` (`centre_id`,`what`,`id`);
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
	`created_by` text NOT NULL,
	`created_by_kind` text NOT NULL
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
	`presentations` text,
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
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`audience` text NOT NULL,
	`permission` text,
	`media_type` text NOT NULL,
	`name` text,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer,
	`height` integer,
	`subject_kind` text,
	`subject_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `files_subject` ON `files` (`centre_id`,`subject_kind`,`subject_id`,`id`);
--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`display_name` text NOT NULL,
	`given_name` text,
	`family_name` text,
	`known_as` text,
	`sort_key` text NOT NULL,
	`languages` text NOT NULL,
	`age_band` text,
	`sex` text,
	`disability` text,
	`household` text,
	`territory_code` text,
	`locality` text,
	`notes` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`merged_into` text,
	`forgotten_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `persons_updated` ON `persons` (`centre_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `persons_archived` ON `persons` (`centre_id`,`archived_at`,`id`);
--> statement-breakpoint
CREATE INDEX `persons_merged` ON `persons` (`merged_into`);
--> statement-breakpoint
CREATE TABLE `contact_points` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`label` text,
	`public_value` text,
	`position` integer NOT NULL
);

--> statement-breakpoint
CREATE INDEX `contact_points_subject` ON `contact_points` (`subject_id`,`position`);
--> statement-breakpoint
CREATE INDEX `contact_points_value` ON `contact_points` (`value`);
--> statement-breakpoint
CREATE TABLE `person_terms` (
	`centre_id` text NOT NULL,
	`listed` integer NOT NULL,
	`term` text NOT NULL,
	`sort_key` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`centre_id`, `listed`, `term`, `sort_key`, `subject_id`)
);

--> statement-breakpoint
CREATE INDEX `person_terms_subject` ON `person_terms` (`subject_id`,`term`);
--> statement-breakpoint
CREATE TABLE `person_term_counts` (
	`centre_id` text NOT NULL,
	`listed` integer NOT NULL,
	`term` text NOT NULL,
	`records` integer NOT NULL,
	PRIMARY KEY(`centre_id`, `listed`, `term`)
);

--> statement-breakpoint
CREATE TABLE `consent_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`purpose` text NOT NULL,
	`version` integer NOT NULL,
	`texts` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `consent_texts_version` ON `consent_texts` (`centre_id`,`purpose`,`version`);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`text_id` text NOT NULL,
	`answer` text NOT NULL,
	`how` text NOT NULL,
	`witness` text,
	`current` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_id`) REFERENCES `consent_texts`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `consents_person` ON `consents` (`person_id`,`purpose`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_current` ON `consents` (`centre_id`,`person_id`,`purpose`) WHERE "consents"."current";
--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`purpose` text,
	`since` text,
	`territory_code` text,
	`locality` text,
	`notes` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `groups_list` ON `groups` (`centre_id`,`sort_key`,`id`);
--> statement-breakpoint
CREATE TABLE `group_members` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`group_id` text NOT NULL,
	`member_kind` text NOT NULL,
	`member_id` text NOT NULL,
	`role` text,
	`since` text,
	`until` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `group_members_group` ON `group_members` (`group_id`,`id`);
--> statement-breakpoint
CREATE INDEX `group_members_member` ON `group_members` (`member_id`);
--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`kept_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`moved` text NOT NULL,
	`filled` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text
);

--> statement-breakpoint
CREATE INDEX `merges_kept` ON `merges` (`kept_id`);
--> statement-breakpoint
CREATE INDEX `merges_merged` ON `merges` (`merged_id`);
--> statement-breakpoint
CREATE INDEX `merges_list` ON `merges` (`centre_id`,`subject_kind`,`id`);
--> statement-breakpoint
CREATE TABLE `distinct_pairs` (
	`centre_id` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`centre_id`, `first_id`, `second_id`)
);

--> statement-breakpoint
CREATE INDEX `distinct_pairs_second` ON `distinct_pairs` (`second_id`);
--> statement-breakpoint
CREATE TABLE `enterprises` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`what` text,
	`activity_classification` text,
	`activity_version` text,
	`activity_code` text,
	`activity_title` text,
	`activity_division` text,
	`stage` text,
	`formality` text,
	`started` text,
	`workers` text,
	`size_band` text,
	`languages` text NOT NULL,
	`hours` text,
	`home_based` integer NOT NULL,
	`exact_place` text,
	`cell` text,
	`public_latitude` real,
	`public_longitude` real,
	`public_precision` text,
	`locality` text,
	`territory_code` text,
	`photo_id` text,
	`public_photo_id` text,
	`notes` text,
	`status` text NOT NULL,
	`listed` integer NOT NULL,
	`listing_basis` text,
	`listing_source` text,
	`kept_out` integer NOT NULL,
	`validated_at` integer,
	`validated_by` text,
	`campaign_id` text,
	`validation_order` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`merged_into` text,
	`forgotten_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `enterprises_public_photo` ON `enterprises` (`public_photo_id`);
--> statement-breakpoint
CREATE INDEX `enterprises_updated` ON `enterprises` (`centre_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_validated` ON `enterprises` (`centre_id`,`validation_order`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_archived` ON `enterprises` (`centre_id`,`archived_at`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_stage` ON `enterprises` (`centre_id`,`stage`,`sort_key`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_formality` ON `enterprises` (`centre_id`,`formality`,`sort_key`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_cell` ON `enterprises` (`centre_id`,`cell`);
--> statement-breakpoint
CREATE INDEX `enterprises_name` ON `enterprises` (`centre_id`,`sort_key`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprises_merged` ON `enterprises` (`merged_into`);
--> statement-breakpoint
CREATE TABLE `enterprise_terms` (
	`centre_id` text NOT NULL,
	`listed` integer NOT NULL,
	`term` text NOT NULL,
	`sort_key` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`centre_id`, `listed`, `term`, `sort_key`, `subject_id`)
);

--> statement-breakpoint
CREATE INDEX `enterprise_terms_subject` ON `enterprise_terms` (`subject_id`,`term`);
--> statement-breakpoint
CREATE TABLE `enterprise_term_counts` (
	`centre_id` text NOT NULL,
	`listed` integer NOT NULL,
	`term` text NOT NULL,
	`records` integer NOT NULL,
	PRIMARY KEY(`centre_id`, `listed`, `term`)
);

--> statement-breakpoint
CREATE TABLE `enterprise_points` (
	`centre_id` text NOT NULL,
	`curve` integer NOT NULL,
	`subject_id` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	PRIMARY KEY(`centre_id`, `curve`, `subject_id`, `latitude`, `longitude`)
);

--> statement-breakpoint
CREATE INDEX `enterprise_points_subject` ON `enterprise_points` (`subject_id`);
--> statement-breakpoint
CREATE TABLE `enterprise_people` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`since` text,
	`until` text,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `enterprise_people_enterprise` ON `enterprise_people` (`enterprise_id`,`id`);
--> statement-breakpoint
CREATE INDEX `enterprise_people_person` ON `enterprise_people` (`person_id`,`id`);
--> statement-breakpoint
CREATE TABLE `external_ids` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`system` text NOT NULL,
	`value` text NOT NULL,
	`digests` text,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `external_ids_enterprise` ON `external_ids` (`enterprise_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `external_ids_value` ON `external_ids` (`value`,`system`,`centre_id`);
--> statement-breakpoint
CREATE TABLE `erased_number_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`secret` text,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `erased_number_keys_centre` ON `erased_number_keys` (`centre_id`);
--> statement-breakpoint
CREATE TABLE `erased_numbers` (
	`centre_id` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`centre_id`, `digest`),
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TABLE `validation_campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	`notes` text,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `validation_campaigns_list` ON `validation_campaigns` (`centre_id`,`from`,`id`);
--> statement-breakpoint
CREATE TABLE `validations` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`campaign_id` text,
	`result` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `validation_campaigns`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `validations_enterprise` ON `validations` (`enterprise_id`,`id`);
--> statement-breakpoint
CREATE INDEX `validations_campaign` ON `validations` (`centre_id`,`campaign_id`,`id`);
--> statement-breakpoint
CREATE TABLE `territories` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`parent_code` text,
	`level` integer NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`successors` text NOT NULL,
	`shape` text,
	`source` text,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `territories_name` ON `territories` (`search_name`,`parent_code`);
--> statement-breakpoint
CREATE INDEX `territories_list` ON `territories` (`centre_id`,`level`,`code`);
--> statement-breakpoint
CREATE UNIQUE INDEX `territories_code` ON `territories` (`code`,`centre_id`);
--> statement-breakpoint
CREATE TABLE `activity_loads` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`classification` text NOT NULL,
	`version` text NOT NULL,
	`language` text NOT NULL,
	`entries` integer NOT NULL,
	`loaded_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `activity_loads_version` ON `activity_loads` (`centre_id`,`classification`,`version`);
--> statement-breakpoint
CREATE TABLE `activity_entries` (
	`load_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`code` text NOT NULL,
	`level` integer NOT NULL,
	`parent` text,
	`title` text NOT NULL,
	`description` text,
	`common` integer NOT NULL,
	PRIMARY KEY(`load_id`, `code`),
	FOREIGN KEY (`load_id`) REFERENCES `activity_loads`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`key` text NOT NULL,
	`mapping` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `import_mappings_key` ON `import_mappings` (`centre_id`,`key`);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`file_name` text NOT NULL,
	`digest` text NOT NULL,
	`mapping` text NOT NULL,
	`header` text NOT NULL,
	`status` text NOT NULL,
	`fault` text,
	`publish` integer NOT NULL,
	`duplicates` text NOT NULL,
	`chunks` integer NOT NULL,
	`rows` integer NOT NULL,
	`passed` integer NOT NULL,
	`good` integer NOT NULL,
	`bad` integer NOT NULL,
	`created` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`similar` integer NOT NULL,
	`warned` integer NOT NULL,
	`job_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `imports_list` ON `imports` (`centre_id`,`id`);
--> statement-breakpoint
CREATE INDEX `imports_digest` ON `imports` (`centre_id`,`digest`);
--> statement-breakpoint
CREATE TABLE `import_chunks` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`rows` integer NOT NULL,
	`body` text,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `import_chunks_number` ON `import_chunks` (`import_id`,`number`);
--> statement-breakpoint
CREATE TABLE `import_keys` (
	`import_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`key` text NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`import_id`, `key`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TABLE `import_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	`problems` text NOT NULL,
	`resembles` text NOT NULL,
	`cells` text,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `import_findings_line` ON `import_findings` (`import_id`,`kind`,`line`,`id`);
--> statement-breakpoint
CREATE TABLE `institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`website` text,
	`territory_code` text,
	`contact_name` text,
	`contact_phone` text,
	`contact_email` text,
	`address` text,
	`notes` text,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `institutions_name` ON `institutions` (`centre_id`,`name`,`id`);
--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`title` text NOT NULL,
	`number` text,
	`signed_on` text,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`notice_days` integer NOT NULL,
	`our_duties` text,
	`their_duties` text,
	`contributions` text,
	`files` text NOT NULL,
	`renews_id` text,
	`ended_on` text,
	`ended_because` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `agreements_institution` ON `agreements` (`centre_id`,`institution_id`,`id`);
--> statement-breakpoint
CREATE INDEX `agreements_end` ON `agreements` (`centre_id`,`ends_on`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_renews` ON `agreements` (`renews_id`);
--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`translations` text NOT NULL,
	`kind` text NOT NULL,
	`institution_id` text NOT NULL,
	`agreement_id` text,
	`eligibility` text,
	`cost_kind` text NOT NULL,
	`cost_amount` integer,
	`cost_currency` text,
	`cost_per` text,
	`place` text,
	`territory_code` text,
	`capacity` integer,
	`capacity_period` text,
	`active` integer NOT NULL,
	`public` integer NOT NULL,
	`created_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "services_cost_amount_whole" CHECK("services"."cost_amount" is null or typeof("services"."cost_amount") = 'integer')
);

--> statement-breakpoint
CREATE INDEX `services_name` ON `services` (`centre_id`,`name`,`id`);
--> statement-breakpoint
CREATE INDEX `services_institution` ON `services` (`institution_id`);
--> statement-breakpoint
CREATE INDEX `services_agreement` ON `services` (`agreement_id`);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`service_id` text NOT NULL,
	`person_id` text,
	`enterprise_id` text,
	`adviser_id` text,
	`status` text NOT NULL,
	`opened_on` text NOT NULL,
	`accepted_on` text,
	`closed_on` text,
	`summary` text,
	`referred_to_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referred_to_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `cases_opened` ON `cases` (`centre_id`,`opened_on`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person_id`,`opened_on`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_enterprise` ON `cases` (`enterprise_id`,`opened_on`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_adviser` ON `cases` (`centre_id`,`adviser_id`,`opened_on`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_places` ON `cases` (`service_id`,`status`,`accepted_on`);
--> statement-breakpoint
CREATE TABLE `case_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `case_steps_number` ON `case_steps` (`case_id`,`number`);
--> statement-breakpoint
CREATE TABLE `case_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`service_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`adviser_id` text NOT NULL,
	`contact_minutes` integer NOT NULL,
	`preparation_minutes` integer NOT NULL,
	`travel_minutes` integer NOT NULL,
	`topics` text NOT NULL,
	`notes` text,
	`files` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `case_contacts_day` ON `case_contacts` (`centre_id`,`on`,`id`);
--> statement-breakpoint
CREATE TABLE `case_contact_cases` (
	`centre_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`contact_id`, `case_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `case_contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `case_contact_cases_case` ON `case_contact_cases` (`case_id`,`contact_id`);
--> statement-breakpoint
CREATE TABLE `case_next_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`case_id` text NOT NULL,
	`contact_id` text,
	`what` text NOT NULL,
	`due_on` text NOT NULL,
	`owner_id` text NOT NULL,
	`done_on` text,
	`done_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `case_contacts`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `case_next_steps_due` ON `case_next_steps` (`centre_id`,`done_on`,`due_on`,`id`);
--> statement-breakpoint
CREATE INDEX `case_next_steps_case` ON `case_next_steps` (`case_id`,`id`);
--> statement-breakpoint
CREATE TABLE `case_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text,
	`since` text NOT NULL,
	`figure_name` text,
	`figure_currency` text,
	`figure_before` integer,
	`figure_after` integer,
	`verified_how` text,
	`verified_on` text,
	`verified_by` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_outcomes_figure_before_whole" CHECK("case_outcomes"."figure_before" is null or typeof("case_outcomes"."figure_before") = 'integer'),
	CONSTRAINT "case_outcomes_figure_after_whole" CHECK("case_outcomes"."figure_after" is null or typeof("case_outcomes"."figure_after") = 'integer')
);

--> statement-breakpoint
CREATE INDEX `case_outcomes_case` ON `case_outcomes` (`case_id`,`id`);
--> statement-breakpoint
CREATE INDEX `case_outcomes_since` ON `case_outcomes` (`centre_id`,`since`,`id`);
--> statement-breakpoint
CREATE TABLE `ledger_units` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`code` text NOT NULL,
	`scale` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_units_code` ON `ledger_units` (`centre_id`,`code`);
--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`number` integer NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`owner_kind` text,
	`owner_id` text,
	`debit_limit` integer,
	`credit_limit` integer,
	`frozen` integer NOT NULL,
	`closed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `ledger_units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_accounts_debit_limit_whole" CHECK("ledger_accounts"."debit_limit" is null or typeof("ledger_accounts"."debit_limit") = 'integer'),
	CONSTRAINT "ledger_accounts_credit_limit_whole" CHECK("ledger_accounts"."credit_limit" is null or typeof("ledger_accounts"."credit_limit") = 'integer')
);

--> statement-breakpoint
CREATE INDEX `ledger_accounts_owner` ON `ledger_accounts` (`centre_id`,`owner_kind`,`owner_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_key` ON `ledger_accounts` (`centre_id`,`key`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_number` ON `ledger_accounts` (`centre_id`,`number`);
--> statement-breakpoint
CREATE TABLE `ledger_counters` (
	`account` integer PRIMARY KEY NOT NULL,
	`debits_pending` integer NOT NULL,
	`debits_posted` integer NOT NULL,
	`credits_pending` integer NOT NULL,
	`credits_posted` integer NOT NULL,
	`entries` integer NOT NULL,
	`last` integer NOT NULL,
	CONSTRAINT "ledger_counters_debits_pending_whole" CHECK("ledger_counters"."debits_pending" is null or typeof("ledger_counters"."debits_pending") = 'integer'),
	CONSTRAINT "ledger_counters_debits_posted_whole" CHECK("ledger_counters"."debits_posted" is null or typeof("ledger_counters"."debits_posted") = 'integer'),
	CONSTRAINT "ledger_counters_credits_pending_whole" CHECK("ledger_counters"."credits_pending" is null or typeof("ledger_counters"."credits_pending") = 'integer'),
	CONSTRAINT "ledger_counters_credits_posted_whole" CHECK("ledger_counters"."credits_posted" is null or typeof("ledger_counters"."credits_posted") = 'integer')
);

--> statement-breakpoint
CREATE TABLE `ledger_heads` (
	`centre_id` text PRIMARY KEY NOT NULL,
	`ledger` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`recorded_on` integer NOT NULL,
	`accounts` integer NOT NULL,
	`labels` integer NOT NULL,
	`stamp` integer NOT NULL,
	`closed_through` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_heads_ledger` ON `ledger_heads` (`ledger`);
--> statement-breakpoint
CREATE TABLE `ledger_transfers` (
	`place` integer PRIMARY KEY NOT NULL,
	`ledger` integer NOT NULL,
	`id` blob NOT NULL,
	`kind` integer NOT NULL,
	`debit` integer NOT NULL,
	`credit` integer NOT NULL,
	`amount` integer NOT NULL,
	`at` integer NOT NULL,
	`recorded_on` integer NOT NULL,
	`effective_on` integer,
	`category` integer,
	`fund` integer,
	`cause_kind` integer,
	`cause_id` text,
	`actor` integer,
	`debit_after` integer NOT NULL,
	`credit_after` integer NOT NULL,
	`debit_previous` integer NOT NULL,
	`credit_previous` integer NOT NULL,
	`link` integer NOT NULL,
	`linked` integer NOT NULL,
	`about` integer,
	`expires_at` integer,
	CONSTRAINT "ledger_transfers_amount" CHECK(amount between 1 and 9007199254740991),
	CONSTRAINT "ledger_transfers_two_accounts" CHECK(debit <> credit),
	CONSTRAINT "ledger_transfers_amount_whole" CHECK("ledger_transfers"."amount" is null or typeof("ledger_transfers"."amount") = 'integer'),
	CONSTRAINT "ledger_transfers_debit_after_whole" CHECK("ledger_transfers"."debit_after" is null or typeof("ledger_transfers"."debit_after") = 'integer'),
	CONSTRAINT "ledger_transfers_credit_after_whole" CHECK("ledger_transfers"."credit_after" is null or typeof("ledger_transfers"."credit_after") = 'integer')
);

--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_id` ON `ledger_transfers` (`ledger`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfers_about` ON `ledger_transfers` (`about`) WHERE about is not null;
--> statement-breakpoint
CREATE INDEX `ledger_transfers_backdated` ON `ledger_transfers` (`ledger`,`effective_on`) WHERE effective_on < recorded_on;
--> statement-breakpoint
CREATE INDEX `ledger_transfers_postdated` ON `ledger_transfers` (`ledger`,`effective_on`) WHERE effective_on > recorded_on;
--> statement-breakpoint
CREATE INDEX `ledger_transfers_cause` ON `ledger_transfers` (`ledger`,`cause_id`) WHERE cause_id is not null;
--> statement-breakpoint
CREATE TABLE `ledger_marks` (
	`account` integer NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`account`, `seq`)
);

--> statement-breakpoint
CREATE TABLE `ledger_holds` (
	`place` integer PRIMARY KEY NOT NULL,
	`ledger` integer NOT NULL,
	`expires_at` integer
);

--> statement-breakpoint
CREATE INDEX `ledger_holds_expiry` ON `ledger_holds` (`ledger`,`expires_at`) WHERE expires_at is not null;
--> statement-breakpoint
CREATE TABLE `ledger_failed_ids` (
	`ledger` integer NOT NULL,
	`id` blob NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`ledger`, `id`)
);

--> statement-breakpoint
CREATE TABLE `ledger_labels` (
	`ledger` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`ledger`, `number`)
);

--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_labels_label` ON `ledger_labels` (`ledger`,`kind`,`label`);
--> statement-breakpoint
CREATE TABLE `ledger_purposes` (
	`place` integer PRIMARY KEY NOT NULL,
	`purpose` text,
	`salt` blob,
	`digest` blob
);

--> statement-breakpoint
CREATE TABLE `ledger_blocks` (
	`block` integer PRIMARY KEY NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`previous` blob NOT NULL,
	`hash` blob NOT NULL,
	`checks` blob NOT NULL
);

--> statement-breakpoint
CREATE TABLE `ledger_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`starts_on` integer,
	`through` integer NOT NULL,
	`state` text NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by` text NOT NULL,
	`seq` integer NOT NULL,
	`sealed_seq` integer,
	`hash` blob,
	`carried_holds` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `ledger_periods_closed` ON `ledger_periods` (`centre_id`,`closed_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_periods_through` ON `ledger_periods` (`centre_id`,`through`) WHERE state = 'closed';
--> statement-breakpoint
CREATE TABLE `ledger_period_results` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`period_id` text NOT NULL,
	`account` integer NOT NULL,
	`result` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `ledger_periods`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_period_results_result_whole" CHECK("ledger_period_results"."result" is null or typeof("ledger_period_results"."result") = 'integer')
);

--> statement-breakpoint
CREATE INDEX `ledger_period_results_period` ON `ledger_period_results` (`period_id`);
--> statement-breakpoint
CREATE TABLE `ledger_reopenings` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`period_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `ledger_periods`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `ledger_reopenings_period` ON `ledger_reopenings` (`period_id`,`asked_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_reopenings_asked` ON `ledger_reopenings` (`period_id`) WHERE state = 'asked';
--> statement-breakpoint
CREATE TRIGGER `ledger_blocks_no_update` BEFORE UPDATE ON `ledger_blocks` BEGIN SELECT RAISE(ABORT, 'Rows of ledger_blocks are never changed or deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_blocks_no_delete` BEFORE DELETE ON `ledger_blocks` BEGIN SELECT RAISE(ABORT, 'Rows of ledger_blocks are never changed or deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_transfers_no_update` BEFORE UPDATE ON `ledger_transfers` BEGIN SELECT RAISE(ABORT, 'Rows of ledger_transfers are never changed or deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_transfers_no_delete` BEFORE DELETE ON `ledger_transfers` BEGIN SELECT RAISE(ABORT, 'Rows of ledger_transfers are never changed or deleted'); END;
