/** One row of a spreadsheet, read: a session of some activity, with what was not understood about it. */
import type { Eligibility } from "../../../model/listings/shapes";
import type { Day } from "../../../model/listings/vocabulary";
import type { ParsedCost } from "./parse-cost";
import type { Facts } from "./sheet-map";

export interface Venue {
	/** Null where the row does not name it apart from its address. */
	name: string | null;
	address: string;
	/** As people write it: "E17 8PJ". */
	postcode: string;
}

/** When a session happens, as its row says. */
export interface When {
	/** The days it is listed under, in the order of a week. */
	days: Day[];
	start: string;
	end: string | null;
	/** A rule that has been found readable; null where only dates are given. */
	rrule: string | null;
	dates: string[];
	except: string[];
	validFrom: string | null;
	validTo: string | null;
	termTimeOnly: boolean;
	/** The day of a date that is none of `days`: the source contradicts itself. */
	otherDays: Day[];
}

export interface Session {
	line: number;
	/** Trust in its edition: 0 is the most. */
	rank: number;
	edition: string | null;
	/** The source's own id for it. */
	id: string | null;
	/** As the row says it: "Stay and play at Leyton Library: Tuesday". */
	fullName: string;
	/** Without its place and its days: "Stay and play". */
	name: string;
	/** Equal for names of the same activity. */
	activity: string;
	/** The venue that its name ends in: "Leyton Library". */
	venueInName: string | null;
	summary: string;
	description: string;
	category: string;
	/** Undefined when nothing was said, or nothing understood. */
	eligibility: Eligibility | undefined;
	organisation: string | null;
	venue: Venue | null;
	when: When | null;
	cost: ParsedCost;
	booking: boolean | undefined;
	facts: Facts;
	howToJoin: string | null;
	url: string | null;
	bookingUrl: string | null;
	email: string | null;
	phone: string | null;
	heldIn: string[];
	checkedOn: string | null;
}
