CREATE TABLE "entry_translation" (
	"entry_id" text NOT NULL,
	"language" text NOT NULL,
	"council_id" text NOT NULL,
	"status" text NOT NULL,
	"revision" integer NOT NULL,
	"draft" jsonb,
	"draft_by" text,
	"draft_authors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"draft_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"review_note" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entry_translation_entry_id_language_pk" PRIMARY KEY("entry_id","language")
);
--> statement-breakpoint
ALTER TABLE "entry_version" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "entry_translation" ADD CONSTRAINT "entry_translation_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_translation" ADD CONSTRAINT "entry_translation_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_translation" ADD CONSTRAINT "entry_translation_draft_by_person_id_fk" FOREIGN KEY ("draft_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_translation_desk" ON "entry_translation" USING btree ("council_id","status","language");
--> statement-breakpoint
-- What drafts say in other languages than English, and families do not read, goes into drafts of its own.
INSERT INTO "entry_translation" ("entry_id", "language", "council_id", "status", "revision", "draft", "draft_by", "draft_authors", "draft_at", "submitted_at", "updated_at")
SELECT e."id", l."key", e."council_id",
	CASE WHEN e."status" IN ('in-review', 'scheduled') THEN 'in-review' ELSE 'draft' END, 1,
	jsonb_build_object('texts', l."value", 'facts', coalesce(e."draft"->'content'->'translationFacts'->l."key", '{}'::jsonb)),
	e."draft_by", e."draft_authors", e."draft_at", e."submitted_at", e."updated_at"
FROM "entry" e
JOIN "entry_version" v ON v."entry_id" = e."id" AND v."number" = coalesce(e."live_version", e."last_version")
CROSS JOIN LATERAL jsonb_each(coalesce(e."draft"->'content'->'translations', '{}'::jsonb)) l
WHERE e."draft" IS NOT NULL AND (
	l."value" IS DISTINCT FROM (v."content"->'content'->'translations'->l."key")
	OR (e."draft"->'content'->'translationFacts'->l."key") IS DISTINCT FROM (v."content"->'content'->'translationFacts'->l."key")
);
--> statement-breakpoint
-- A draft in which nothing else had changed is none of the English.
UPDATE "entry" SET "status" = 'published', "draft" = NULL, "draft_by" = NULL, "draft_authors" = '[]', "draft_at" = NULL, "submitted_at" = NULL, "approved_by" = NULL, "publish_at" = NULL
WHERE "draft" IS NOT NULL AND "live_version" IS NOT NULL AND ("draft" #- '{content,translations}' #- '{content,translationFacts}') = (
	SELECT (v."content" #- '{content,translations}' #- '{content,translationFacts}') FROM "entry_version" v WHERE v."entry_id" = "entry"."id" AND v."number" = "entry"."live_version"
);
