/** The demo's mailbox: all messages of made-up councils, to be read by whoever tries the demo. */
import { desc, eq, isNull, or } from "drizzle-orm";
import { council, mail } from "../../../../db/schema";
import type { Channel, MailStatus, MailWords } from "../../../model/mail/message";
import { systemFor } from "../../../model/people/asker";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { mailSender } from "../../../platform/mail/choose-sender.server";
import { type Part, partsOf } from "../../../platform/mail/lay-mail";
import { openLetter } from "../../../platform/mail/letter.server";
import { renderMail, renderText } from "../../../platform/mail/render-mail.server";
import { publicOrigin } from "../../../platform/public-origin.server";
import { readFor } from "../../../platform/store.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import { demoSignIn } from "../../people/providers/settings.server";

const SYSTEM = systemFor("the demo's mailbox");

const SHOWN = 100;

export interface DemoMail {
	id: string;
	channel: Channel;
	subject: string;
	recipient: string;
	written: string;
	status: MailStatus;
	/** Plain text; its links lead to the host that is being read, whatever its name. */
	paragraphs: Part[][];
}

export interface DemoMailbox {
	title: string;
	mails: DemoMail[];
}

/**
 * The newest messages of the outbox.
 * @throws the 404 page where nobody signs in as somebody made up, and where e-mail really leaves
 */
export async function demoMailbox(): Promise<DemoMailbox> {
	if ((await demoSignIn()) !== "on" || !mailSender()?.keepsWords) throw pageError("not-found");
	const { t, format } = speechIn(ENGLISH);
	const db = await readFor(SYSTEM);
	const rows = await db
		.select({
			id: mail.id,
			channel: mail.channel,
			words: mail.words,
			recipient: mail.recipient,
			status: mail.status,
			createdAt: mail.createdAt,
		})
		.from(mail)
		.leftJoin(council, eq(council.id, mail.councilId))
		.where(or(isNull(mail.councilId), eq(council.fictional, true)))
		.orderBy(desc(mail.createdAt))
		.limit(SHOWN);
	const origin = publicOrigin();
	return {
		title: `${t("staff-mail:demo.title")} – ${t("common:product")}`,
		mails: rows.flatMap((row) => {
			const letter = openLetter(row);
			const rendered = letter.ok && read(row.channel, letter.value.words, origin);
			if (!rendered) return [];
			const { id, channel, status, createdAt } = row;
			const { recipient } = letter.value;
			const { subject, text } = rendered;
			const paragraphs = text.split("\n\n").map((paragraph) => partsOf(paragraph, origin));
			return [{ id, channel, status, recipient, subject, written: describeMoment(createdAt, format), paragraphs }];
		}),
	};
}

/** A message as its reader has it; a text message has no subject, so its first line stands for it. */
function read(channel: Channel, words: MailWords, origin: string): { subject: string; text: string } | undefined {
	if (channel === "email") return renderMail(words, origin);
	const text = renderText(words, origin);
	return text === undefined ? undefined : { subject: text.split("\n", 1)[0] ?? "", text };
}
