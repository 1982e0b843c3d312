/**
 * The built-in mapping `session-timetable`: a sheet of weekly sessions in which a printed timetable and the council's
 * event pages overlap. Headings and ways of writing are those of the sheet that Waltham Forest's sessions came in.
 */
import { type Column, parseSheetMap, type SheetMap } from "../sheet-map";

const category = (matches: string, topics: string[]) => ({ when: { field: "category", matches }, set: { topics } });
const named = (matches: string, set: Record<string, unknown>) => ({ when: { field: "name", matches }, set });
const told = (matches: string, set: Record<string, unknown>) => ({ when: { field: "description", matches }, set });

/** Descriptions from the printed timetable say nothing but that they are from there, and half a sentence of a footnote. */
const description: Partial<Record<keyof Column, string>> = { column: "description", drop: "^.* timetable\\. .*$" };

export const sessionTimetable: SheetMap = parseSheetMap(
	{
		source: "session-timetable",
		columns: {
			name: "name",
			description,
			category: "category",
			age: "age",
			address: "address",
			postcode: "postcode",
			days: "days",
			start: "start_time",
			end: "end_time",
			recurrence: "recurrence",
			dates: "dates",
			validFrom: "valid_from",
			validTo: "valid_to",
			notes: "schedule_notes",
			cost: "cost",
			booking: "booking_required",
			url: "url",
		},
		editions: [
			{ name: "event-page", when: { field: "url", matches: "/events/" } },
			{ name: "printed-timetable", when: { field: "url", matches: "/media/" } },
		],
		rules: [
			category("^stay & play$", ["play"]),
			category("^arts & crafts$", ["play"]),
			category("^family activities$", ["play"]),
			category("^story & rhyme time$", ["early-language", "play"]),
			category("^music & singing$", ["early-language", "play"]),
			category("^developmental play$", ["early-language", "play"]),
			category("^feeding & postnatal support$", ["infant-feeding"]),
			category("^baby sensory$", ["early-language", "play"]),
			category("^baby massage$", ["perinatal-mental-health", "parenting"]),
			category("^baby dance & movement$", ["healthy-growth", "play"]),
			category("^parks & outdoor play$", ["play"]),

			named("\\byou and your new baby\\b", { topics: ["parenting", "perinatal-mental-health", "play"] }),
			named("\\bflourish\\b|post-?natal support", { topics: ["perinatal-mental-health"], level: "targeted" }),
			named("\\bfeeding\\b|\\bbreastfeeding\\b", { topics: ["infant-feeding"] }),
			named("\\bstarting solids\\b", { topics: ["infant-feeding", "healthy-growth"] }),
			named("\\b(exploring foods|eating well|mini chefs|cooking)\\b", { topics: ["healthy-growth", "play"] }),
			named("\\bhealthy families\\b", { topics: ["healthy-growth", "parenting"], format: "course" }),
			named("\\b(breastfeeding|solids) workshop\\b", { format: "course" }),
			named("\\bhenry\\b", { programme: "HENRY" }),
			named("\\blearning together\\b", { topics: ["send", "early-language"], level: "targeted", send: true }),
			named("\\bsend\\b", { topics: ["send", "play"], send: true }),
			named("\\bsleep consultation\\b", { topics: ["parenting"], format: "one-to-one" }),
			named("\\bparents lounge\\b", { topics: ["parenting"], format: "peer-support" }),
			named("\\bquit right\\b", { topics: ["stop-smoking"], format: "clinic" }),
			named("\\bclothes exchange\\b", { topics: ["money"] }),
			named("\\bbaby massage\\b", { format: "course" }),
			named("\\bdads?'?s?['’]? ", { audience: "fathers" }),
			named("\\bgrandparents?\\b", { audience: "grandparents" }),
			named("\\bwomen only\\b", { audience: "mothers" }),

			told("including those with SEND", { send: true }),
			told("\\bno (need|booking)\\b|\\bbooking (is )?not (necessary|needed|required)\\b", { joining: "drop-in" }),
			told("\\b(invite|invitation) only\\b", { joining: "professional-referral", level: "targeted" }),
			named("\\bflourish\\b", { joining: "professional-referral" }),
		],
		activity: {
			ignore: ["kids", "children", "club", "session", "time", "drop", "in", "henry", "group"],
			same: { infant: "baby" },
		},
	},
	"session-timetable",
);
