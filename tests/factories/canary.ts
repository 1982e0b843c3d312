/** A place with words in every field that stand nowhere else, so that whatever says one of them says it of this place. */
import { randomUUID } from "node:crypto";
import { localNow } from "../../app/model/calendar/local-time";
import { aLocation, aPhone } from "./listings";

/** By the field in which it stands. A space may come as something else, or not at all. */
const PLANTED = {
	name: "Quillfeather",
	summary: "Wrenmoth",
	description: "Oxlipstone",
	alert: "Merlemark",
	line1: "Zanderbrook",
	line2: "Tamblewick",
	town: "Umbrelby",
	county: "Yarrowshire",
	postcode: "ZZ1 7QQ",
	phone: "1632 960 777",
	phoneNote: "Corvidline",
	email: "siskinmail",
	url: "dunnocksite",
	accessNote: "Fennelgate",
	gettingThere: "Vexillum",
	statusReason: "Brackenford",
	formerly: "Ploverton",
	coLocatedWith: "Gannetry",
	outreach: "Kestrelway",
	hoursNote: "Nightjarday",
	urduName: "Harrierghar",
	urduSummary: "Linnetbaat",
	urduDescription: "Pipitkahani",
	urduAlert: "Twitekhabar",
	latitude: "54.1717",
	longitude: "1.2626",
	uprn: "100098765",
} as const;

/** Kept of a place that came with a list, and shown to nobody. */
const SOURCE_ID = "shrike-4711";

/** What of it may be read by whoever may know it. */
export const ITS_FIELDS = Object.keys(PLANTED);

const PATTERNS = Object.entries({ ...PLANTED, sourceId: SOURCE_ID }).map(
	([field, word]) => [field, new RegExp(word.replaceAll(".", "\\.").replaceAll(" ", "(?:\\W|%20)*"), "i")] as const,
);

/** The fields that a text gives away. */
export const plantedIn = (text: string): string[] =>
	PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([field]) => field);

/** What looks like one of the words and is nowhere. */
export const NO_WORD = "Plinthwobble";

/** As everybody may read it, while it is not confidential. */
export const aCanary = () =>
	aLocation({
		id: randomUUID(),
		name: `${PLANTED.name} House`,
		summary: `${PLANTED.summary} is a safe house`,
		description: `The ${PLANTED.description} rooms`,
		alert: `Mind the ${PLANTED.alert}`,
		address: {
			line1: `77 ${PLANTED.line1} Row`,
			line2: `${PLANTED.line2} Yard`,
			town: PLANTED.town,
			county: PLANTED.county,
			postcode: PLANTED.postcode,
		},
		phones: [aPhone({ number: `0${PLANTED.phone}`, description: `${PLANTED.phoneNote} desk` })],
		email: `${PLANTED.email}@northmere.example`,
		url: `https://${PLANTED.url}.example/`,
		uprn: PLANTED.uprn,
		accessNote: `A ramp at the ${PLANTED.accessNote}`,
		gettingThere: `Behind the ${PLANTED.gettingThere}`,
		at: [54.171717, -1.262626],
		hub: {
			status: "active",
			statusReason: `Works at ${PLANTED.statusReason}`,
			formerly: PLANTED.formerly,
			coLocatedWith: PLANTED.coLocatedWith,
			outreach: PLANTED.outreach,
			hours: {
				regular: [{ day: "MO", opens: "09:00", closes: "17:00" }],
				exceptions: [{ date: localNow().date, opens: null, closes: null, note: PLANTED.hoursNote }],
				bankHolidays: "closed",
			},
		},
		translations: {
			ur: {
				name: PLANTED.urduName,
				summary: PLANTED.urduSummary,
				description: PLANTED.urduDescription,
				alert: PLANTED.urduAlert,
			},
		},
		provenance: { source: "a-list", sourceId: SOURCE_ID, fetchedAt: new Date(0), checksum: "1" },
	});
