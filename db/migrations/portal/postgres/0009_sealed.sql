ALTER TABLE "feedback" ALTER COLUMN "details" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "email_look_up" text;--> statement-breakpoint
UPDATE "feedback" SET "details" = CASE WHEN "details" <> '' THEN '-.' || to_json("details")::text END;--> statement-breakpoint
UPDATE "invitation" SET "email" = '-.' || to_json("email")::text, "name" = '-.' || to_json("name")::text;--> statement-breakpoint
UPDATE "session" SET "id_token" = '-.' || to_json("id_token")::text WHERE "id_token" IS NOT NULL;--> statement-breakpoint
DELETE FROM "kept_form";
