/** E-mails to guardians: that there is something to do, or something new, and neither what nor for whom. */
import { and, eq, isNull } from "drizzle-orm";
import { person } from "../../../../db/schema";
import { pathsFor } from "../../../paths";
import { type MailTemplate, mailTemplate } from "../../../platform/mail/mail-template";
import { queueMail } from "../../../platform/mail/queue-mail.server";
import { publicOrigin } from "../../../platform/public-origin.server";
import { on } from "../../../platform/relay/topic";
import type { Tx } from "../../../platform/store-handles";
import { addressOf } from "../../people/address.server";
import { guardianNews, reminderDue } from "./reminder-due";

const REMINDER = mailTemplate("red-book-reminder", "stop");
const NEWS = mailTemplate("red-book-news", "stop");

export const onReminderDue = on(reminderDue, (tx, to) => writeTo(tx, to, REMINDER));
export const onGuardianNews = on(guardianNews, (tx, to) => writeTo(tx, to, NEWS));

async function writeTo(
	tx: Tx,
	{ personId, language, token }: { personId: string; language: string; token: string },
	template: MailTemplate<"stop">,
): Promise<void> {
	const [found] = await tx
		.select({ id: person.id, email: person.email })
		.from(person)
		.where(and(eq(person.id, personId), isNull(person.deactivatedAt)));
	const recipient = found ? addressOf(found) : "";
	if (recipient === "") return;
	const paths = pathsFor(language);
	const values = { link: paths.redBooks(), stop: publicOrigin() + paths.stopReminders(token) };
	await queueMail(tx, { recipient, template, values, language });
}
