-- The entries that changed with each of the last versions of a council's part of the index, as they were then; without
-- lexemes, those that are not there any more. Whoever has an earlier version in memory reads only these.
CREATE TABLE "search_change" (
	"council" integer NOT NULL REFERENCES "search_council"("number"),
	"version" integer NOT NULL,
	"id" bigint NOT NULL,
	"lexemes" text,
	"ends" text,
	PRIMARY KEY ("council", "version", "id")
);
