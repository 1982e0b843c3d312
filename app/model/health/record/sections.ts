/** The sections of a child's record, in the order in which families read them. Pure. */

export const SECTIONS = [
	"about",
	"growth",
	"immunisations",
	"reviews",
	"screening",
	"feeding",
	"teeth",
	"development",
	"appointments",
	"conditions",
	"notes",
] as const;
export type Section = (typeof SECTIONS)[number];
