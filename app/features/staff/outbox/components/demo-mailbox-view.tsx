import { Details, Tag } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { DemoMail, DemoMailbox } from "../demo-mailbox.server";
import { STATUS_COLOURS } from "./mail-view";

/** Every message of the demo, newest first; the newest is open. */
export function DemoMailboxView({ mailbox: { mails } }: { mailbox: DemoMailbox }) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("staff-mail:demo.lead")}>{t("staff-mail:demo.title")}</PageHeading>
			{mails.length === 0 ? <p className="govuk-body">{t("staff-mail:demo.none")}</p> : null}
			{mails.map((mail, index) => (
				<Details key={mail.id} summary={mail.subject} open={index === 0}>
					<Mail mail={mail} />
				</Details>
			))}
		</>
	);
}

function Mail({ mail: { channel, recipient, written, status, paragraphs } }: { mail: DemoMail }) {
	const { t } = useSpeech();
	return (
		<>
			<p className="govuk-body-s">
				{channel === "text" ? `${t("staff-mail:channel.text")}: ` : null}
				{t("staff-mail:demo.to", { recipient, written })}{" "}
				<Tag colour={STATUS_COLOURS[status]}>{t(`staff-mail:status.${status}`)}</Tag>
			</p>
			{paragraphs.map((parts) => (
				<p key={parts.map(({ text }) => text).join("")} className="govuk-body app-mail-paragraph">
					{parts.map(({ text, path }) =>
						path ? (
							<a key={text} className="govuk-link" href={path}>
								{text}
							</a>
						) : (
							text
						),
					)}
				</p>
			))}
		</>
	);
}
