/** Helplines for all of England. What each is for stands in `help:national.<id>`. */

export interface NationalLine {
	id:
		| "samaritans"
		| "shout"
		| "domestic-abuse"
		| "mens-advice"
		| "childline"
		| "nspcc"
		| "breastfeeding"
		| "family-lives"
		| "contact"
		| "citizens-advice";
	/** Its own name, English in every language: it is what the person who answers will say. */
	name: string;
	/** As people read it, in groups. */
	number: string;
	/** The word to send, for a line that is texted. */
	textWord?: string;
	/** True when somebody answers day and night, every day. Of the others no hours are claimed: they change. */
	always: boolean;
}

/** Those for a crisis first. */
export const NATIONAL_LINES: readonly NationalLine[] = [
	{ id: "samaritans", name: "Samaritans", number: "116 123", always: true },
	{ id: "shout", name: "Shout", number: "85258", textWord: "SHOUT", always: true },
	{ id: "domestic-abuse", name: "National Domestic Abuse Helpline", number: "0808 2000 247", always: true },
	{ id: "mens-advice", name: "Men's Advice Line", number: "0808 801 0327", always: false },
	{ id: "childline", name: "Childline", number: "0800 1111", always: true },
	{ id: "nspcc", name: "NSPCC helpline", number: "0808 800 5000", always: false },
	{ id: "breastfeeding", name: "National Breastfeeding Helpline", number: "0300 100 0212", always: true },
	{ id: "family-lives", name: "Family Lives", number: "0808 800 2222", always: false },
	{ id: "contact", name: "Contact", number: "0808 808 3555", always: false },
	{ id: "citizens-advice", name: "Citizens Advice", number: "0800 144 8848", always: false },
];

/** For those who sign or type instead of speaking. */
export const RELAY_PREFIX = "18001";
export const BSL_EMERGENCY_URL = "https://999bsl.co.uk/";
export const BSL_111_URL = "https://signvideo.co.uk/nhs111/";
