CREATE TABLE "key_print" (
	"setting" text NOT NULL,
	"id" text NOT NULL,
	"print" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "key_print_setting_id_print_pk" PRIMARY KEY("setting","id","print")
);
