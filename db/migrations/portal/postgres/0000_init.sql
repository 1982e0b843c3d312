CREATE TABLE "area" (
	"gss" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"official_name" text NOT NULL,
	"type" text NOT NULL,
	"region" text NOT NULL,
	"govuk_slug" text,
	"outline" jsonb
);
--> statement-breakpoint
CREATE TABLE "council" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"gss" text,
	"website" text,
	"fictional" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"outline" jsonb,
	"content_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "council_slug_unique" UNIQUE("slug"),
	CONSTRAINT "council_gss_unique" UNIQUE("gss")
);
--> statement-breakpoint
CREATE TABLE "deprivation" (
	"lsoa" text PRIMARY KEY NOT NULL,
	"rank" integer NOT NULL,
	"decile" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "district" (
	"gss" text PRIMARY KEY NOT NULL,
	"area_gss" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "location" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"source" text,
	"source_id" text,
	"fetched_at" timestamp (3) with time zone,
	"checksum" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"is_hub" boolean NOT NULL,
	"masked" boolean NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation" (
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
CREATE TABLE "problem_report" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"service_id" text NOT NULL,
	"kind" text NOT NULL,
	"details" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"source" text,
	"source_id" text,
	"fetched_at" timestamp (3) with time zone,
	"checksum" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"organisation_id" text NOT NULL,
	"assured_on" text,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_at_location" (
	"id" text PRIMARY KEY NOT NULL,
	"council_id" text NOT NULL,
	"service_id" text NOT NULL,
	"location_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "district" ADD CONSTRAINT "district_area_gss_area_gss_fk" FOREIGN KEY ("area_gss") REFERENCES "public"."area"("gss") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "district_area" ON "district" USING btree ("area_gss");--> statement-breakpoint
CREATE INDEX "import_run_council" ON "import_run" USING btree ("council_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "location_slug" ON "location" USING btree ("council_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "location_source" ON "location" USING btree ("council_id","source","source_id");--> statement-breakpoint
CREATE INDEX "location_hub" ON "location" USING btree ("council_id","is_hub");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_slug" ON "organisation" USING btree ("council_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_source" ON "organisation" USING btree ("council_id","source","source_id");--> statement-breakpoint
CREATE INDEX "problem_report_council" ON "problem_report" USING btree ("council_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "service_slug" ON "service" USING btree ("council_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "service_source" ON "service" USING btree ("council_id","source","source_id");--> statement-breakpoint
CREATE INDEX "service_organisation" ON "service" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "service_updated" ON "service" USING btree ("council_id","updated_at");--> statement-breakpoint
CREATE INDEX "service_at_location_service" ON "service_at_location" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "service_at_location_place" ON "service_at_location" USING btree ("location_id");