import type { FeedbackKind } from "../../app/model/publishing/feedback";

/** Something a family told a council. */
export interface FeedbackSeed {
	key: string;
	/** Slug of the council. */
	council: string;
	/** Slug of the listing it is about; null for the offer as a whole. */
	service: string | null;
	kind: FeedbackKind;
	details: string;
	daysAgo: number;
	/** What staff published of it. */
	answer?: { youSaid: string; weDid: string };
}

export const demoFeedback: readonly FeedbackSeed[] = [
	{
		key: "messy-friday-time",
		council: "northmere",
		service: "messy-friday",
		kind: "time",
		details: "We came at half past one and the door was locked until two.",
		daysAgo: 1,
	},
	{
		key: "forest-tots-other",
		council: "northmere",
		service: "forest-tots",
		kind: "other",
		details: "Czy są kalosze dla rodziców? Na stronie jest tylko o dzieciach.",
		daysAgo: 3,
	},
	{
		key: "send-waiting",
		council: "northmere",
		service: null,
		kind: "comment",
		details: "Nobody tells you how long the wait for speech therapy is. It would help to know before you call.",
		daysAgo: 9,
	},
	{
		key: "hub-weekend",
		council: "northmere",
		service: null,
		kind: "comment",
		details: "I work in the week and all hubs are closed when I could come.",
		daysAgo: 70,
		answer: {
			youSaid: "People who work in the week cannot come to a hub when it is open.",
			weDid:
				"Harbour Family Hub now opens on the first Saturday of the month. We will look at how many come, and ask you again in spring.",
		},
	},
];
