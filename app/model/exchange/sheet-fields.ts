/** What a column of a council's spreadsheet can be. */

/** What a column can be. Only `name` has to be there. */
export const FIELDS = [
	"id",
	"name",
	"summary",
	"description",
	"category",
	"age",
	"organisation",
	"venue",
	"address",
	"postcode",
	"days",
	"start",
	"end",
	"recurrence",
	"dates",
	"validFrom",
	"validTo",
	"notes",
	"cost",
	"booking",
	"howToJoin",
	"url",
	"bookingUrl",
	"email",
	"phone",
	"heldIn",
	"checkedOn",
] as const;

export type Field = (typeof FIELDS)[number];
