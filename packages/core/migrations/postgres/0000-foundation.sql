CREATE TABLE "audit_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C",
	"subject_id" text COLLATE "C",
	"within" text COLLATE "C",
	"detail" jsonb,
	"salt" text COLLATE "C",
	"commitment" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "audit_blocks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"through_id" text COLLATE "C" NOT NULL,
	"entries" integer NOT NULL,
	"previous" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "field_changes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "deliveries" (
	"event_id" text COLLATE "C" NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"dead_at" timestamp (3) with time zone,
	"error" text COLLATE "C",
	CONSTRAINT "deliveries_event_id_subscriber_pk" PRIMARY KEY("event_id","subscriber")
);

--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"input" jsonb NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"leased_by" text COLLATE "C",
	"cancel_requested" boolean NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint NOT NULL,
	"result" jsonb,
	"error" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"created_by" text COLLATE "C" NOT NULL,
	"created_by_kind" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "answers" (
	"centre_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"output" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answers_centre_id_actor_id_key_pk" PRIMARY KEY("centre_id","actor_id","key")
);

--> statement-breakpoint
CREATE TABLE "centres" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"place_name" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"grid_latitude" double precision NOT NULL,
	"presentation" text COLLATE "C",
	"presentations" jsonb,
	"phone" text COLLATE "C",
	"email" text COLLATE "C",
	"address" text COLLATE "C",
	"opening_hours" text COLLATE "C",
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "centres_slug" UNIQUE("slug")
);

--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"granted" jsonb NOT NULL,
	"withheld" jsonb NOT NULL,
	CONSTRAINT "roles_key" UNIQUE("centre_id","key")
);

--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"roles" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_members_user" UNIQUE("centre_id","user_id")
);

--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_digest" UNIQUE("digest")
);

--> statement-breakpoint
CREATE TABLE "publishable_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"origins" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "publishable_keys_key" UNIQUE("key")
);

--> statement-breakpoint
CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"audience" text COLLATE "C" NOT NULL,
	"permission" text COLLATE "C",
	"media_type" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"bytes" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"width" integer,
	"height" integer,
	"subject_kind" text COLLATE "C",
	"subject_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"display_name" text COLLATE "C" NOT NULL,
	"given_name" text COLLATE "C",
	"family_name" text COLLATE "C",
	"known_as" text COLLATE "C",
	"sort_key" text COLLATE "C" NOT NULL,
	"languages" jsonb NOT NULL,
	"age_band" text COLLATE "C",
	"sex" text COLLATE "C",
	"disability" text COLLATE "C",
	"household" text COLLATE "C",
	"territory_code" text COLLATE "C",
	"locality" text COLLATE "C",
	"notes" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"merged_into" text COLLATE "C",
	"forgotten_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "contact_points" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C",
	"public_value" text COLLATE "C",
	"position" integer NOT NULL
);

--> statement-breakpoint
CREATE TABLE "person_terms" (
	"centre_id" text COLLATE "C" NOT NULL,
	"listed" boolean NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "person_terms_centre_id_listed_term_sort_key_subject_id_pk" PRIMARY KEY("centre_id","listed","term","sort_key","subject_id")
);

--> statement-breakpoint
CREATE TABLE "person_term_counts" (
	"centre_id" text COLLATE "C" NOT NULL,
	"listed" boolean NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"records" integer NOT NULL,
	CONSTRAINT "person_term_counts_centre_id_listed_term_pk" PRIMARY KEY("centre_id","listed","term")
);

--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "consent_texts_version" UNIQUE("centre_id","purpose","version")
);

--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"text_id" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"how" text COLLATE "C" NOT NULL,
	"witness" text COLLATE "C",
	"current" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C",
	"since" date,
	"territory_code" text COLLATE "C",
	"locality" text COLLATE "C",
	"notes" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "group_members" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"member_kind" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C",
	"since" date,
	"until" date
);

--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"kept_id" text COLLATE "C" NOT NULL,
	"merged_id" text COLLATE "C" NOT NULL,
	"moved" jsonb NOT NULL,
	"filled" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "distinct_pairs" (
	"centre_id" text COLLATE "C" NOT NULL,
	"first_id" text COLLATE "C" NOT NULL,
	"second_id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	CONSTRAINT "distinct_pairs_centre_id_first_id_second_id_pk" PRIMARY KEY("centre_id","first_id","second_id")
);

--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C",
	"activity_classification" text COLLATE "C",
	"activity_version" text COLLATE "C",
	"activity_code" text COLLATE "C",
	"activity_title" text COLLATE "C",
	"activity_division" text COLLATE "C",
	"stage" text COLLATE "C",
	"formality" text COLLATE "C",
	"started" text COLLATE "C",
	"workers" jsonb,
	"size_band" text COLLATE "C",
	"languages" jsonb NOT NULL,
	"hours" text COLLATE "C",
	"home_based" boolean NOT NULL,
	"exact_place" text COLLATE "C",
	"cell" text COLLATE "C",
	"public_latitude" double precision,
	"public_longitude" double precision,
	"public_precision" text COLLATE "C",
	"locality" text COLLATE "C",
	"territory_code" text COLLATE "C",
	"photo_id" text COLLATE "C",
	"public_photo_id" text COLLATE "C",
	"notes" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"listed" boolean NOT NULL,
	"listing_basis" text COLLATE "C",
	"listing_source" text COLLATE "C",
	"kept_out" boolean NOT NULL,
	"validated_at" timestamp (3) with time zone,
	"validated_by" text COLLATE "C",
	"campaign_id" text COLLATE "C",
	"validation_order" bigint NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"merged_into" text COLLATE "C",
	"forgotten_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "enterprise_terms" (
	"centre_id" text COLLATE "C" NOT NULL,
	"listed" boolean NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "enterprise_terms_centre_id_listed_term_sort_key_subject_id_pk" PRIMARY KEY("centre_id","listed","term","sort_key","subject_id")
);

--> statement-breakpoint
CREATE TABLE "enterprise_term_counts" (
	"centre_id" text COLLATE "C" NOT NULL,
	"listed" boolean NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"records" integer NOT NULL,
	CONSTRAINT "enterprise_term_counts_centre_id_listed_term_pk" PRIMARY KEY("centre_id","listed","term")
);

--> statement-breakpoint
CREATE TABLE "enterprise_points" (
	"centre_id" text COLLATE "C" NOT NULL,
	"curve" bigint NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "enterprise_points_centre_id_curve_subject_id_latitude_longitude_pk" PRIMARY KEY("centre_id","curve","subject_id","latitude","longitude")
);

--> statement-breakpoint
CREATE TABLE "enterprise_people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"enterprise_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"since" date,
	"until" date
);

--> statement-breakpoint
CREATE TABLE "external_ids" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"enterprise_id" text COLLATE "C" NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"digests" jsonb,
	CONSTRAINT "external_ids_value" UNIQUE("value","system","centre_id")
);

--> statement-breakpoint
CREATE TABLE "erased_number_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C",
	CONSTRAINT "erased_number_keys_centre" UNIQUE("centre_id")
);

--> statement-breakpoint
CREATE TABLE "erased_numbers" (
	"centre_id" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	CONSTRAINT "erased_numbers_centre_id_digest_pk" PRIMARY KEY("centre_id","digest")
);

--> statement-breakpoint
CREATE TABLE "validation_campaigns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"from" date NOT NULL,
	"to" date,
	"notes" text COLLATE "C",
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "validations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"enterprise_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C",
	"result" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "territories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"search_name" text COLLATE "C" NOT NULL,
	"parent_code" text COLLATE "C",
	"level" integer NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"successors" jsonb NOT NULL,
	"shape" jsonb,
	"source" text COLLATE "C",
	CONSTRAINT "territories_code" UNIQUE("code","centre_id")
);

--> statement-breakpoint
CREATE TABLE "activity_loads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"classification" text COLLATE "C" NOT NULL,
	"version" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"entries" integer NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "activity_loads_version" UNIQUE("centre_id","classification","version")
);

--> statement-breakpoint
CREATE TABLE "activity_entries" (
	"load_id" text COLLATE "C" NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"level" integer NOT NULL,
	"parent" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C",
	"common" boolean NOT NULL,
	CONSTRAINT "activity_entries_load_id_code_pk" PRIMARY KEY("load_id","code")
);

--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "import_mappings_key" UNIQUE("centre_id","key")
);

--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"mapping" jsonb NOT NULL,
	"header" jsonb NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"fault" jsonb,
	"publish" boolean NOT NULL,
	"duplicates" text COLLATE "C" NOT NULL,
	"chunks" integer NOT NULL,
	"rows" bigint NOT NULL,
	"passed" integer NOT NULL,
	"good" bigint NOT NULL,
	"bad" bigint NOT NULL,
	"created" bigint NOT NULL,
	"changed" bigint NOT NULL,
	"unchanged" bigint NOT NULL,
	"similar" bigint NOT NULL,
	"warned" bigint NOT NULL,
	"job_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"finished_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"rows" integer NOT NULL,
	"body" text COLLATE "C",
	CONSTRAINT "import_chunks_number" UNIQUE("import_id","number")
);

--> statement-breakpoint
CREATE TABLE "import_keys" (
	"import_id" text COLLATE "C" NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"line" bigint NOT NULL,
	CONSTRAINT "import_keys_import_id_key_pk" PRIMARY KEY("import_id","key")
);

--> statement-breakpoint
CREATE TABLE "import_findings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"line" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"problems" jsonb NOT NULL,
	"resembles" jsonb NOT NULL,
	"cells" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "institutions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"website" text COLLATE "C",
	"territory_code" text COLLATE "C",
	"contact_name" text COLLATE "C",
	"contact_phone" text COLLATE "C",
	"contact_email" text COLLATE "C",
	"address" text COLLATE "C",
	"notes" text COLLATE "C",
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"institution_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"signed_on" date,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"notice_days" integer NOT NULL,
	"our_duties" text COLLATE "C",
	"their_duties" text COLLATE "C",
	"contributions" text COLLATE "C",
	"files" jsonb NOT NULL,
	"renews_id" text COLLATE "C",
	"ended_on" date,
	"ended_because" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "services" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C",
	"translations" jsonb NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"institution_id" text COLLATE "C" NOT NULL,
	"agreement_id" text COLLATE "C",
	"eligibility" jsonb,
	"cost_kind" text COLLATE "C" NOT NULL,
	"cost_amount" bigint,
	"cost_currency" text COLLATE "C",
	"cost_per" text COLLATE "C",
	"place" text COLLATE "C",
	"territory_code" text COLLATE "C",
	"capacity" integer,
	"capacity_period" text COLLATE "C",
	"active" boolean NOT NULL,
	"public" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"service_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"enterprise_id" text COLLATE "C",
	"adviser_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"opened_on" date NOT NULL,
	"accepted_on" date,
	"closed_on" date,
	"summary" text COLLATE "C",
	"referred_to_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "case_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"from" text COLLATE "C",
	"to" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	CONSTRAINT "case_steps_number" UNIQUE("case_id","number")
);

--> statement-breakpoint
CREATE TABLE "case_contacts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"service_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on" date NOT NULL,
	"adviser_id" text COLLATE "C" NOT NULL,
	"contact_minutes" integer NOT NULL,
	"preparation_minutes" integer NOT NULL,
	"travel_minutes" integer NOT NULL,
	"topics" jsonb NOT NULL,
	"notes" text COLLATE "C",
	"files" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "case_contact_cases" (
	"centre_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "case_contact_cases_contact_id_case_id_pk" PRIMARY KEY("contact_id","case_id")
);

--> statement-breakpoint
CREATE TABLE "case_next_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C",
	"what" text COLLATE "C" NOT NULL,
	"due_on" date NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"done_on" date,
	"done_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "case_outcomes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C",
	"since" date NOT NULL,
	"figure_name" text COLLATE "C",
	"figure_currency" text COLLATE "C",
	"figure_before" bigint,
	"figure_after" bigint,
	"verified_how" text COLLATE "C",
	"verified_on" date,
	"verified_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "ledger_units" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"scale" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_units_code" UNIQUE("centre_id","code")
);

--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"owner_kind" text COLLATE "C",
	"owner_id" text COLLATE "C",
	"debit_limit" bigint,
	"credit_limit" bigint,
	"frozen" boolean NOT NULL,
	"closed" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_key" UNIQUE("centre_id","key"),
	CONSTRAINT "ledger_accounts_number" UNIQUE("centre_id","number")
);

--> statement-breakpoint
CREATE TABLE "ledger_counters" (
	"account" bigint PRIMARY KEY NOT NULL,
	"debits_pending" bigint NOT NULL,
	"debits_posted" bigint NOT NULL,
	"credits_pending" bigint NOT NULL,
	"credits_posted" bigint NOT NULL,
	"entries" bigint NOT NULL,
	"last" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"centre_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"ledger" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_on" integer NOT NULL,
	"accounts" bigint NOT NULL,
	"labels" bigint NOT NULL,
	"stamp" bigint NOT NULL,
	"closed_through" integer
);

--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"place" bigint PRIMARY KEY NOT NULL,
	"ledger" bigint NOT NULL,
	"id" "bytea" NOT NULL,
	"kind" integer NOT NULL,
	"debit" bigint NOT NULL,
	"credit" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_on" integer NOT NULL,
	"effective_on" integer,
	"category" bigint,
	"fund" bigint,
	"cause_kind" bigint,
	"cause_id" text COLLATE "C",
	"actor" bigint,
	"debit_after" bigint NOT NULL,
	"credit_after" bigint NOT NULL,
	"debit_previous" bigint NOT NULL,
	"credit_previous" bigint NOT NULL,
	"link" integer NOT NULL,
	"linked" boolean NOT NULL,
	"about" bigint,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "ledger_transfers_amount" CHECK (amount between 1 and 9007199254740991),
	CONSTRAINT "ledger_transfers_two_accounts" CHECK (debit <> credit)
);

--> statement-breakpoint
CREATE TABLE "ledger_marks" (
	"account" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "ledger_marks_account_seq_pk" PRIMARY KEY("account","seq")
);

--> statement-breakpoint
CREATE TABLE "ledger_holds" (
	"place" bigint PRIMARY KEY NOT NULL,
	"ledger" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone
);

--> statement-breakpoint
CREATE TABLE "ledger_failed_ids" (
	"ledger" bigint NOT NULL,
	"id" "bytea" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_failed_ids_ledger_id_pk" PRIMARY KEY("ledger","id")
);

--> statement-breakpoint
CREATE TABLE "ledger_labels" (
	"ledger" bigint NOT NULL,
	"number" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	CONSTRAINT "ledger_labels_ledger_number_pk" PRIMARY KEY("ledger","number")
);

--> statement-breakpoint
CREATE TABLE "ledger_purposes" (
	"place" bigint PRIMARY KEY NOT NULL,
	"purpose" text COLLATE "C",
	"salt" "bytea",
	"digest" "bytea"
);

--> statement-breakpoint
CREATE TABLE "ledger_blocks" (
	"block" bigint PRIMARY KEY NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"checks" "bytea" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "ledger_periods" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"starts_on" integer,
	"through" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"sealed_seq" bigint,
	"hash" "bytea",
	"carried_holds" integer NOT NULL
);

--> statement-breakpoint
CREATE TABLE "ledger_period_results" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"period_id" text COLLATE "C" NOT NULL,
	"account" bigint NOT NULL,
	"result" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "ledger_reopenings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"period_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"asked_by" text COLLATE "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone
);

--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "publishable_keys" ADD CONSTRAINT "publishable_keys_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_text_id_consent_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "consent_texts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "enterprise_people" ADD CONSTRAINT "enterprise_people_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "enterprise_people" ADD CONSTRAINT "enterprise_people_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "erased_number_keys" ADD CONSTRAINT "erased_number_keys_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "erased_numbers" ADD CONSTRAINT "erased_numbers_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "validation_campaigns" ADD CONSTRAINT "validation_campaigns_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "validations" ADD CONSTRAINT "validations_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "validations" ADD CONSTRAINT "validations_campaign_id_validation_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "validation_campaigns"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "territories" ADD CONSTRAINT "territories_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "activity_loads" ADD CONSTRAINT "activity_loads_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "activity_entries" ADD CONSTRAINT "activity_entries_load_id_activity_loads_id_fk" FOREIGN KEY ("load_id") REFERENCES "activity_loads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_keys" ADD CONSTRAINT "import_keys_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "institutions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "institutions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_referred_to_id_institutions_id_fk" FOREIGN KEY ("referred_to_id") REFERENCES "institutions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_steps" ADD CONSTRAINT "case_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_contacts" ADD CONSTRAINT "case_contacts_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_contact_cases" ADD CONSTRAINT "case_contact_cases_contact_id_case_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "case_contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_contact_cases" ADD CONSTRAINT "case_contact_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_next_steps" ADD CONSTRAINT "case_next_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_next_steps" ADD CONSTRAINT "case_next_steps_contact_id_case_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "case_contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "case_outcomes" ADD CONSTRAINT "case_outcomes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_units" ADD CONSTRAINT "ledger_units_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_unit_id_ledger_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger_units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_heads" ADD CONSTRAINT "ledger_heads_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_periods" ADD CONSTRAINT "ledger_periods_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_period_results" ADD CONSTRAINT "ledger_period_results_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_period_results" ADD CONSTRAINT "ledger_period_results_period_id_ledger_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "ledger_periods"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_reopenings" ADD CONSTRAINT "ledger_reopenings_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "centres"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ledger_reopenings" ADD CONSTRAINT "ledger_reopenings_period_id_ledger_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "ledger_periods"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("centre_id","subject_kind","subject_id","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_centre" ON "audit_entries" USING btree ("centre_id","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("centre_id","actor_id","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_what" ON "audit_entries" USING btree ("centre_id","what","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_blocks_number" ON "audit_blocks" USING btree ("centre_id","number");
--> statement-breakpoint
CREATE INDEX "field_changes_subject" ON "field_changes" USING btree ("centre_id","subject_kind","subject_id","id");
--> statement-breakpoint
CREATE INDEX "events_centre" ON "events" USING btree ("centre_id","id");
--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_at","event_id") WHERE "deliveries"."next_at" is not null;
--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("status","run_at");
--> statement-breakpoint
CREATE INDEX "jobs_centre" ON "jobs" USING btree ("centre_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_one_at_a_time" ON "jobs" USING btree ("centre_id","type","key") WHERE "jobs"."finished_at" is null;
--> statement-breakpoint
CREATE INDEX "staff_members_by_user" ON "staff_members" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "files_subject" ON "files" USING btree ("centre_id","subject_kind","subject_id","id");
--> statement-breakpoint
CREATE INDEX "persons_updated" ON "persons" USING btree ("centre_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "persons_archived" ON "persons" USING btree ("centre_id","archived_at","id");
--> statement-breakpoint
CREATE INDEX "persons_merged" ON "persons" USING btree ("merged_into");
--> statement-breakpoint
CREATE INDEX "contact_points_subject" ON "contact_points" USING btree ("subject_id","position");
--> statement-breakpoint
CREATE INDEX "contact_points_value" ON "contact_points" USING btree ("value");
--> statement-breakpoint
CREATE INDEX "person_terms_subject" ON "person_terms" USING btree ("subject_id","term");
--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("person_id","purpose","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "consents_current" ON "consents" USING btree ("centre_id","person_id","purpose") WHERE "consents"."current";
--> statement-breakpoint
CREATE INDEX "groups_list" ON "groups" USING btree ("centre_id","sort_key","id");
--> statement-breakpoint
CREATE INDEX "group_members_group" ON "group_members" USING btree ("group_id","id");
--> statement-breakpoint
CREATE INDEX "group_members_member" ON "group_members" USING btree ("member_id");
--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("kept_id");
--> statement-breakpoint
CREATE INDEX "merges_merged" ON "merges" USING btree ("merged_id");
--> statement-breakpoint
CREATE INDEX "merges_list" ON "merges" USING btree ("centre_id","subject_kind","id");
--> statement-breakpoint
CREATE INDEX "distinct_pairs_second" ON "distinct_pairs" USING btree ("second_id");
--> statement-breakpoint
CREATE INDEX "enterprises_public_photo" ON "enterprises" USING btree ("public_photo_id");
--> statement-breakpoint
CREATE INDEX "enterprises_updated" ON "enterprises" USING btree ("centre_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "enterprises_validated" ON "enterprises" USING btree ("centre_id","validation_order","id");
--> statement-breakpoint
CREATE INDEX "enterprises_archived" ON "enterprises" USING btree ("centre_id","archived_at","id");
--> statement-breakpoint
CREATE INDEX "enterprises_stage" ON "enterprises" USING btree ("centre_id","stage","sort_key","id");
--> statement-breakpoint
CREATE INDEX "enterprises_formality" ON "enterprises" USING btree ("centre_id","formality","sort_key","id");
--> statement-breakpoint
CREATE INDEX "enterprises_cell" ON "enterprises" USING btree ("centre_id","cell");
--> statement-breakpoint
CREATE INDEX "enterprises_name" ON "enterprises" USING btree ("centre_id","sort_key","id");
--> statement-breakpoint
CREATE INDEX "enterprises_merged" ON "enterprises" USING btree ("merged_into");
--> statement-breakpoint
CREATE INDEX "enterprise_terms_subject" ON "enterprise_terms" USING btree ("subject_id","term");
--> statement-breakpoint
CREATE INDEX "enterprise_points_subject" ON "enterprise_points" USING btree ("subject_id");
--> statement-breakpoint
CREATE INDEX "enterprise_people_enterprise" ON "enterprise_people" USING btree ("enterprise_id","id");
--> statement-breakpoint
CREATE INDEX "enterprise_people_person" ON "enterprise_people" USING btree ("person_id","id");
--> statement-breakpoint
CREATE INDEX "external_ids_enterprise" ON "external_ids" USING btree ("enterprise_id");
--> statement-breakpoint
CREATE INDEX "validation_campaigns_list" ON "validation_campaigns" USING btree ("centre_id","from","id");
--> statement-breakpoint
CREATE INDEX "validations_enterprise" ON "validations" USING btree ("enterprise_id","id");
--> statement-breakpoint
CREATE INDEX "validations_campaign" ON "validations" USING btree ("centre_id","campaign_id","id");
--> statement-breakpoint
CREATE INDEX "territories_name" ON "territories" USING btree ("search_name","parent_code");
--> statement-breakpoint
CREATE INDEX "territories_list" ON "territories" USING btree ("centre_id","level","code");
--> statement-breakpoint
CREATE INDEX "imports_list" ON "imports" USING btree ("centre_id","id");
--> statement-breakpoint
CREATE INDEX "imports_digest" ON "imports" USING btree ("centre_id","digest");
--> statement-breakpoint
CREATE INDEX "import_findings_line" ON "import_findings" USING btree ("import_id","kind","line","id");
--> statement-breakpoint
CREATE INDEX "institutions_name" ON "institutions" USING btree ("centre_id","name","id");
--> statement-breakpoint
CREATE INDEX "agreements_institution" ON "agreements" USING btree ("centre_id","institution_id","id");
--> statement-breakpoint
CREATE INDEX "agreements_end" ON "agreements" USING btree ("centre_id","ends_on","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_renews" ON "agreements" USING btree ("renews_id");
--> statement-breakpoint
CREATE INDEX "services_name" ON "services" USING btree ("centre_id","name","id");
--> statement-breakpoint
CREATE INDEX "services_institution" ON "services" USING btree ("institution_id");
--> statement-breakpoint
CREATE INDEX "services_agreement" ON "services" USING btree ("agreement_id");
--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("centre_id","opened_on","id");
--> statement-breakpoint
CREATE INDEX "cases_person" ON "cases" USING btree ("person_id","opened_on","id");
--> statement-breakpoint
CREATE INDEX "cases_enterprise" ON "cases" USING btree ("enterprise_id","opened_on","id");
--> statement-breakpoint
CREATE INDEX "cases_adviser" ON "cases" USING btree ("centre_id","adviser_id","opened_on","id");
--> statement-breakpoint
CREATE INDEX "cases_places" ON "cases" USING btree ("service_id","status","accepted_on");
--> statement-breakpoint
CREATE INDEX "case_contacts_day" ON "case_contacts" USING btree ("centre_id","on","id");
--> statement-breakpoint
CREATE INDEX "case_contact_cases_case" ON "case_contact_cases" USING btree ("case_id","contact_id");
--> statement-breakpoint
CREATE INDEX "case_next_steps_due" ON "case_next_steps" USING btree ("centre_id","done_on","due_on","id");
--> statement-breakpoint
CREATE INDEX "case_next_steps_case" ON "case_next_steps" USING btree ("case_id","id");
--> statement-breakpoint
CREATE INDEX "case_outcomes_case" ON "case_outcomes" USING btree ("case_id","id");
--> statement-breakpoint
CREATE INDEX "case_outcomes_since" ON "case_outcomes" USING btree ("centre_id","since","id");
--> statement-breakpoint
CREATE INDEX "ledger_accounts_owner" ON "ledger_accounts" USING btree ("centre_id","owner_kind","owner_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_heads_ledger" ON "ledger_heads" USING btree ("ledger");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_id" ON "ledger_transfers" USING btree ("ledger","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_about" ON "ledger_transfers" USING btree ("about") WHERE about is not null;
--> statement-breakpoint
CREATE INDEX "ledger_transfers_backdated" ON "ledger_transfers" USING btree ("ledger","effective_on") WHERE effective_on < recorded_on;
--> statement-breakpoint
CREATE INDEX "ledger_transfers_postdated" ON "ledger_transfers" USING btree ("ledger","effective_on") WHERE effective_on > recorded_on;
--> statement-breakpoint
CREATE INDEX "ledger_transfers_cause" ON "ledger_transfers" USING btree ("ledger","cause_id") WHERE cause_id is not null;
--> statement-breakpoint
CREATE INDEX "ledger_holds_expiry" ON "ledger_holds" USING btree ("ledger","expires_at") WHERE expires_at is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_labels_label" ON "ledger_labels" USING btree ("ledger","kind","label");
--> statement-breakpoint
CREATE INDEX "ledger_periods_closed" ON "ledger_periods" USING btree ("centre_id","closed_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_periods_through" ON "ledger_periods" USING btree ("centre_id","through") WHERE state = 'closed';
--> statement-breakpoint
CREATE INDEX "ledger_period_results_period" ON "ledger_period_results" USING btree ("period_id");
--> statement-breakpoint
CREATE INDEX "ledger_reopenings_period" ON "ledger_reopenings" USING btree ("period_id","asked_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_reopenings_asked" ON "ledger_reopenings" USING btree ("period_id") WHERE state = 'asked';
--> statement-breakpoint
CREATE FUNCTION "ledger_blocks_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Rows of ledger_blocks are never changed or deleted' USING ERRCODE = 'check_violation'; END $$;
--> statement-breakpoint
CREATE TRIGGER "ledger_blocks_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_blocks" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_blocks_append_only"();
--> statement-breakpoint
CREATE FUNCTION "ledger_transfers_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Rows of ledger_transfers are never changed or deleted' USING ERRCODE = 'check_violation'; END $$;
--> statement-breakpoint
CREATE TRIGGER "ledger_transfers_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_transfers" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_transfers_append_only"();
