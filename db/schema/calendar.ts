/** What a guardian has of a child's dates outside of its pages: a calendar's secret address, and e-mails that remind them. */
import { index, sealed, table, text, time, uniqueIndex } from "../columns";
import { child } from "./record";

export const guardianLink = table(
	"guardian_link",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		personId: text("person_id").notNull(),
		kind: text("kind").$type<"calendar" | "reminders" | "news">().notNull(),
		/** In which the guardian asked for it. */
		language: text("language").notNull(),
		/** Of the calendar's address, or of the link that stops the e-mails: shown again, so it is kept. */
		token: sealed<string>("token").notNull(),
		tokenHash: text("token_hash").notNull(),
		createdAt: time("created_at").notNull(),
		/** The local date on which it was last read for, `YYYY-MM-DD`. */
		lookedOn: text("looked_on"),
	},
	(t) => [
		uniqueIndex("guardian_link_once").on(t.childId, t.personId, t.kind),
		uniqueIndex("guardian_link_token").on(t.tokenHash),
		index("guardian_link_look").on(t.kind, t.lookedOn),
	],
);

/** What a guardian was reminded of, or told that there is news of: an id that follows from the link and from what it was, and says neither. */
export const reminderSent = table(
	"reminder_sent",
	{ id: text("id").primaryKey(), linkId: text("link_id").notNull() },
	(t) => [index("reminder_sent_link").on(t.linkId)],
);
