ALTER TABLE "session" ALTER COLUMN "authenticated_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "audience" text DEFAULT 'family' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "identity_level" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "authentication_level" text DEFAULT 'one-factor' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "email_proved" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Whoever is signed in signs in again: nothing is known of how they did.
UPDATE "session" SET "expires_at" = "created_at";