/** Helplines for all of England. What each is for stands in `help:national.<id>`. */

import type { Topic } from "../../../model/listings/vocabulary";

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
	/** What it answers for, when words or a tile ask for it. */
	topics: readonly Topic[];
	/** True when somebody answers day and night, every day. Of the others no hours are claimed: they change. */
	always: boolean;
}

/** Those for a crisis first. */
export const NATIONAL_LINES: readonly NationalLine[] = [
	{
		id: "samaritans",
		name: "Samaritans",
		number: "116 123",
		topics: ["mental-health", "perinatal-mental-health"],
		always: true,
	},
	{ id: "shout", name: "Shout", number: "85258", textWord: "SHOUT", topics: ["mental-health"], always: true },
	{
		id: "domestic-abuse",
		name: "National Domestic Abuse Helpline",
		number: "0808 2000 247",
		topics: ["domestic-abuse"],
		always: true,
	},
	{ id: "mens-advice", name: "Men's Advice Line", number: "0808 801 0327", topics: ["domestic-abuse"], always: false },
	{ id: "childline", name: "Childline", number: "0800 1111", topics: ["youth-services"], always: true },
	{ id: "nspcc", name: "NSPCC helpline", number: "0808 800 5000", topics: [], always: false },
	{
		id: "breastfeeding",
		name: "National Breastfeeding Helpline",
		number: "0300 100 0212",
		topics: ["infant-feeding"],
		always: true,
	},
	{
		id: "family-lives",
		name: "Family Lives",
		number: "0808 800 2222",
		topics: ["parenting", "parental-conflict", "separating-parents", "family-support", "school-attendance"],
		always: false,
	},
	{ id: "contact", name: "Contact", number: "0808 808 3555", topics: ["send"], always: false },
	{
		id: "citizens-advice",
		name: "Citizens Advice",
		number: "0800 144 8848",
		topics: ["money", "housing", "food", "jobs-training"],
		always: false,
	},
];

/** For those who sign or type instead of speaking. */
export const RELAY_PREFIX = "18001";
export const BSL_EMERGENCY_URL = "https://999bsl.co.uk/";
export const BSL_111_URL = "https://signvideo.co.uk/nhs111/";
