-- "Practitioner" said too little of who reads a child's record, and opened nothing yet: health visitors and midwives are given
-- their own role by an administrator, and nobody is made one unseen.
DELETE FROM "role_grant" WHERE "role" = 'practitioner';--> statement-breakpoint
DELETE FROM "invitation" WHERE "role" = 'practitioner';
