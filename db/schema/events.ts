/** National events of child health, in the health store: what was said of which event when, so that any order of arrival ends alike. */
import type { EventKind, EventMessage, EventState, MessageHead } from "../../app/model/health/events/message";
import { index, lookUp, sealed, table, text, time } from "../columns";
import { child } from "./record";

/** A message that was taken, waits for its child or was refused. What it said stands in the record; here only while it waits. */
export const eventMessage = table(
	"event_message",
	{
		/** Made of sender and message: sent twice, it is one. */
		id: text("id").primaryKey(),
		/** By which configuration it came in. */
		sender: text("sender").notNull(),
		kind: text("kind").$type<EventKind>().notNull(),
		state: text("state").$type<EventState>().notNull(),
		/** Why it was refused, for people: a path and a rule, nothing that it said. */
		problem: text("problem"),
		/** The event as its sender names it; null for what was refused. */
		eventKey: sealed<string>("event_key"),
		eventKeyLookUp: lookUp("event_key"),
		head: sealed<MessageHead>("head"),
		childId: text("child_id").references(() => child.id),
		/** What it added to the record, or what stood there already. */
		entryId: text("entry_id"),
		/** Of a child that is not known here yet, with the message. */
		nhsNumber: sealed<string>("nhs_number"),
		content: sealed<EventMessage>("content"),
		receivedAt: time("received_at").notNull(),
	},
	(t) => [index("event_message_event").on(t.eventKeyLookUp), index("event_message_state").on(t.state, t.receivedAt)],
);
