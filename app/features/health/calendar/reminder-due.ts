import { topic } from "../../../platform/relay/topic";

interface ToGuardian {
	personId: string;
	language: string;
	/** Of the link that stops these e-mails. */
	token: string;
}

/** A guardian has something to do: the portal's store, which knows their address, writes to them. */
export const reminderDue = topic<"health", ToGuardian>("reminder.due", "health");

/** There is something new for a guardian. */
export const guardianNews = topic<"health", ToGuardian>("guardian.news", "health");
