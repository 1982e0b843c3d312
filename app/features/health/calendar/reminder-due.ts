import { topic } from "../../../platform/relay/topic";

/** A guardian has something to do: the portal's store, which knows their address, writes to them. */
export const reminderDue = topic<"health", { personId: string; language: string; token: string }>(
	"reminder.due",
	"health",
);
