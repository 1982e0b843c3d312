ALTER TABLE "problem_report" RENAME TO "feedback";--> statement-breakpoint
ALTER INDEX "problem_report_pkey" RENAME TO "feedback_pkey";--> statement-breakpoint
ALTER INDEX "problem_report_council" RENAME TO "feedback_council";--> statement-breakpoint
ALTER INDEX "problem_report_published" RENAME TO "feedback_published";--> statement-breakpoint
ALTER TABLE "feedback" RENAME CONSTRAINT "problem_report_council_id_council_id_fk" TO "feedback_council_id_council_id_fk";--> statement-breakpoint
ALTER TABLE "feedback" RENAME CONSTRAINT "problem_report_service_id_service_id_fk" TO "feedback_service_id_service_id_fk";