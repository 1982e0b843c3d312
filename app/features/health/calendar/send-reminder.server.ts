/** The e-mail that reminds a guardian: that there is something to do, and neither what nor for whom. */
import { and, eq, isNull } from "drizzle-orm";
import { person } from "../../../../db/schema";
import { pathsFor } from "../../../paths";
import { mailTemplate } from "../../../platform/mail/mail-template";
import { queueMail } from "../../../platform/mail/queue-mail.server";
import { publicOrigin } from "../../../platform/public-origin.server";
import { on } from "../../../platform/relay/topic";
import { addressOf } from "../../people/address.server";
import { reminderDue } from "./reminder-due";

const REMINDER = mailTemplate("red-book-reminder", "stop");

export const onReminderDue = on(reminderDue, async (tx, { personId, language, token }) => {
	const [found] = await tx
		.select({ id: person.id, email: person.email })
		.from(person)
		.where(and(eq(person.id, personId), isNull(person.deactivatedAt)));
	const recipient = found ? addressOf(found) : "";
	if (recipient === "") return;
	const paths = pathsFor(language);
	const values = { link: paths.redBooks(), stop: publicOrigin() + paths.stopReminders(token) };
	await queueMail(tx, { recipient, template: REMINDER, values, language });
});
