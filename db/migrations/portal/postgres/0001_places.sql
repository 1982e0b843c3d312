-- Postcodes stand outside drizzle's schema, as on SQLite. Keyed by the compacted postcode ("E178PJ"), compared byte by
-- byte so that a range of keys means the same on both engines.
-- `postcode_next` is filled by an import and then trades names with `postcode`.
CREATE TABLE "postcode" (
	"postcode" text COLLATE "C" PRIMARY KEY NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"district" text,
	"lsoa" text,
	"terminated" text
);
--> statement-breakpoint
CREATE TABLE "postcode_next" (LIKE "postcode" INCLUDING ALL);
--> statement-breakpoint
-- The mean position of an outward code's ("E17") postcodes in use, and how many of them
-- are in which district: JSON, [[district, count], …], most first.
CREATE TABLE "postcode_outward" (
	"outward" text COLLATE "C" PRIMARY KEY NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"postcodes" integer NOT NULL,
	"districts" text NOT NULL
);
--> statement-breakpoint
-- The import that is filling `postcode_next`, if any: one row. A newer import takes it over and the older one gives up.
CREATE TABLE "postcode_load" (
	"id" integer PRIMARY KEY NOT NULL,
	"token" text NOT NULL
);
