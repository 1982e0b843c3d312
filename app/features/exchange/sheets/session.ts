/** One row of a spreadsheet, read: a session of some activity, with what was not understood about it. */
import type { Field } from "../../../model/exchange/sheet-fields";
import type { Eligibility } from "../../../model/listings/shapes";
import type { Day } from "../../../model/listings/vocabulary";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import type { Leaf } from "../../../platform/foreign/marks";
import type { Understood } from "../../../platform/foreign/understood";
import type { Prices } from "./parse-cost";
import type { Facts } from "./sheet-map";

/** A cell that says something, and what reading made of it. */
export interface Cell {
	field: Field;
	/** The heading of its column. */
	label: string;
	words: string;
	mark: Leaf["mark"];
}

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
	/** What else its source says of the dates, in its words: "not half term". */
	note: string | null;
	/** The day of a date that is none of `days`: the source contradicts itself. */
	otherDays: Day[];
}

export interface Session {
	line: number;
	/** All that its row says. */
	cells: Cell[];
	/** What reading the row told. */
	problems: ForeignProblem[];
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
	summary: Understood<string>;
	description: Understood<string>;
	category: Understood<string>;
	eligibility: Understood<Eligibility>;
	organisation: Understood<string>;
	/** Null where nothing was said; a row whose place is not understood is no session. */
	venue: Venue | null;
	when: When | null;
	/** What is said of its times that is no session, in the row's own words. */
	timeWords: string | null;
	cost: Understood<Prices>;
	booking: Understood<boolean>;
	facts: Facts;
	howToJoin: Understood<string>;
	url: Understood<string>;
	bookingUrl: Understood<string>;
	email: Understood<string>;
	phone: Understood<string>;
	/** Codes of languages. */
	heldIn: Understood<string[]>;
	checkedOn: Understood<string>;
}
