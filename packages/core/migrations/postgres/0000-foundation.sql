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
	"created_by" text COLLATE "C" NOT NULL
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
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("centre_id","subject_kind","subject_id","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_centre" ON "audit_entries" USING btree ("centre_id","id");
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
