CREATE TABLE "identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identity_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"organisation_id" text,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"council_id" text,
	"role" text NOT NULL,
	"organisation_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"provider" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"authenticated_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL,
	"challenge" text,
	"id_token" text
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"upload" text,
	"settings" jsonb,
	"report" jsonb,
	"progress" double precision NOT NULL,
	"dry_run" boolean NOT NULL,
	"import_run_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "article" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"source" text,
	"source_id" text,
	"fetched_at" timestamp (3) with time zone,
	"checksum" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_edition" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"number" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"signed_by" text NOT NULL,
	"signed_name" text NOT NULL,
	"signed_role" text NOT NULL,
	"coverage" jsonb NOT NULL,
	"printed" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_section" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"source" text,
	"source_id" text,
	"fetched_at" timestamp (3) with time zone,
	"checksum" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"council_id" text,
	"actor_id" text,
	"actor_name" text,
	"action" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"details" jsonb NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text,
	"recipient" text NOT NULL,
	"words" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"reference" text
);
--> statement-breakpoint
CREATE TABLE "single_use_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" text NOT NULL,
	"person_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"message" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"live_version" integer,
	"last_version" integer NOT NULL,
	"revision" integer NOT NULL,
	"draft" jsonb,
	"draft_by" text,
	"draft_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"approved_by" text,
	"review_note" text,
	"publish_at" timestamp (3) with time zone,
	"expire_at" timestamp (3) with time zone,
	"organisation_id" text,
	"owner_id" text,
	"assured_on" text,
	"reminded" integer NOT NULL,
	"source" text,
	"held_at" timestamp (3) with time zone,
	"incoming" jsonb,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_version" (
	"entry_id" text NOT NULL,
	"number" integer NOT NULL,
	"council_id" text NOT NULL,
	"status" text NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" text,
	"written_by_name" text,
	"approved_by" text,
	"approved_by_name" text,
	"note" text,
	"import_run_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entry_version_entry_id_number_pk" PRIMARY KEY("entry_id","number")
);
--> statement-breakpoint
CREATE TABLE "glossary_term" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"language" text NOT NULL,
	"term" text NOT NULL,
	"translation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translation_state" (
	"entry_id" text NOT NULL,
	"language" text NOT NULL,
	"council_id" text NOT NULL,
	"missing" integer NOT NULL,
	"machine" integer NOT NULL,
	"outdated" integer NOT NULL,
	"checked" integer NOT NULL,
	CONSTRAINT "translation_state_entry_id_language_pk" PRIMARY KEY("entry_id","language")
);
--> statement-breakpoint
ALTER TABLE "problem_report" ALTER COLUMN "service_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "problem_report" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "problem_report" ADD COLUMN "you_said" text;--> statement-breakpoint
ALTER TABLE "problem_report" ADD COLUMN "we_did" text;--> statement-breakpoint
ALTER TABLE "problem_report" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "problem_report" ADD COLUMN "updated_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "problem_report" SET "updated_at" = "created_at";--> statement-breakpoint
ALTER TABLE "problem_report" ALTER COLUMN "updated_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_edition" ADD CONSTRAINT "offer_edition_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_edition" ADD CONSTRAINT "offer_edition_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_section" ADD CONSTRAINT "offer_section_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_draft_by_person_id_fk" FOREIGN KEY ("draft_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_version" ADD CONSTRAINT "entry_version_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_term" ADD CONSTRAINT "glossary_term_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_state" ADD CONSTRAINT "translation_state_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_state" ADD CONSTRAINT "translation_state_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitation_council" ON "invitation" USING btree ("council_id","created_at");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grant_person" ON "role_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grant_council" ON "role_grant" USING btree ("council_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" USING btree ("person_id","council_id","role","organisation_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "import_job_council" ON "import_job" USING btree ("council_id","created_at");--> statement-breakpoint
CREATE INDEX "import_job_status" ON "import_job" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "article_slug" ON "article" USING btree ("council_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_edition_number" ON "offer_edition" USING btree ("council_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_section_slug" ON "offer_section" USING btree ("council_id","slug");--> statement-breakpoint
CREATE INDEX "audit_entry_council" ON "audit_entry" USING btree ("council_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "mail_due" ON "mail" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "mail_council" ON "mail" USING btree ("council_id","created_at");--> statement-breakpoint
CREATE INDEX "claim_council" ON "claim" USING btree ("council_id","status");--> statement-breakpoint
CREATE INDEX "entry_list" ON "entry" USING btree ("council_id","kind","title");--> statement-breakpoint
CREATE INDEX "entry_status" ON "entry" USING btree ("council_id","status");--> statement-breakpoint
CREATE INDEX "entry_assured" ON "entry" USING btree ("council_id","assured_on");--> statement-breakpoint
CREATE INDEX "entry_publish" ON "entry" USING btree ("publish_at");--> statement-breakpoint
CREATE INDEX "entry_expire" ON "entry" USING btree ("expire_at");--> statement-breakpoint
CREATE INDEX "entry_organisation" ON "entry" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "entry_version_run" ON "entry_version" USING btree ("import_run_id");--> statement-breakpoint
CREATE INDEX "glossary_term_language" ON "glossary_term" USING btree ("council_id","language");--> statement-breakpoint
CREATE INDEX "translation_state_desk" ON "translation_state" USING btree ("council_id","language");--> statement-breakpoint
CREATE INDEX "problem_report_published" ON "problem_report" USING btree ("council_id","published_at");
--> statement-breakpoint
-- Listings that were here before: each gets its entry, and what is published becomes its first version.
INSERT INTO "audit_head" ("id", "seq", "mac") VALUES (1, 0, '');--> statement-breakpoint
INSERT INTO "entry" ("id", "council_id", "kind", "title", "status", "live_version", "last_version", "revision", "organisation_id", "assured_on", "reminded", "source", "updated_at")
SELECT "id", "council_id", 'organisation', "content"->>'name', "status", CASE WHEN "status" = 'published' THEN 1 END, 1, 1, "id", NULL, 0, "source", "updated_at" FROM "organisation";--> statement-breakpoint
INSERT INTO "entry_version" ("entry_id", "number", "council_id", "status", "content", "at")
SELECT "id", 1, "council_id", CASE "status" WHEN 'published' THEN 'published' ELSE 'withdrawn' END, jsonb_build_object('kind', 'organisation', 'content', "content"), "updated_at" FROM "organisation";--> statement-breakpoint
INSERT INTO "entry" ("id", "council_id", "kind", "title", "status", "live_version", "last_version", "revision", "organisation_id", "assured_on", "reminded", "source", "updated_at")
SELECT "id", "council_id", 'location', "content"->>'name', "status", CASE WHEN "status" = 'published' THEN 1 END, 1, 1, NULL, NULL, 0, "source", "updated_at" FROM "location";--> statement-breakpoint
INSERT INTO "entry_version" ("entry_id", "number", "council_id", "status", "content", "at")
SELECT "id", 1, "council_id", CASE "status" WHEN 'published' THEN 'published' ELSE 'withdrawn' END, jsonb_build_object('kind', 'location', 'masked', "masked", 'position', CASE WHEN "lat" IS NOT NULL AND "lon" IS NOT NULL THEN jsonb_build_object('lat', "lat", 'lon', "lon") END, 'content', "content"), "updated_at" FROM "location";--> statement-breakpoint
INSERT INTO "entry" ("id", "council_id", "kind", "title", "status", "live_version", "last_version", "revision", "organisation_id", "assured_on", "reminded", "source", "updated_at")
SELECT "id", "council_id", 'service', "content"->>'name', "status", CASE WHEN "status" = 'published' THEN 1 END, 1, 1, "organisation_id", "assured_on", 0, "source", "updated_at" FROM "service";--> statement-breakpoint
INSERT INTO "entry_version" ("entry_id", "number", "council_id", "status", "content", "at")
SELECT "id", 1, "council_id", CASE "status" WHEN 'published' THEN 'published' ELSE 'withdrawn' END, jsonb_build_object('kind', 'service', 'organisationId', "organisation_id", 'content', "content"), "updated_at" FROM "service";
