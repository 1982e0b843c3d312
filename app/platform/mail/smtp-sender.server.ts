/**
 * SMTP, one connection a message. The protocol cannot be asked whether a message got through, so the outcome says how
 * far the try came: before the message itself was handed over it can be tried again; after that an answer that is lost
 * leaves its end unknown. The Message-ID is the same each time, by which mailboxes know a copy.
 */
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import SMTPTransport from "nodemailer/lib/smtp-transport";
import { isThisMachine } from "../this-machine";
import type { MailMessage, MailSender, Outcome } from "./sender";
import { outcomeOf, type Reached } from "./smtp-answer";

export interface SmtpSettings {
	/** `smtp://user:password@host:587` or `smtps://…`; `?requireTLS=false` for one within the own network that has no TLS. */
	url: string;
	/** The sender's address, perhaps with a name. */
	from: string;
}

/** Whoever tries has a limit of its own, and a shorter one: these keep the library's from being longer. */
const LONGEST_WAIT_MS = 120_000;

export function smtpSender({ url, from }: SmtpSettings): MailSender {
	// It reads the URL; what it sends with does not say how far it came.
	const transport = new SMTPTransport({
		url,
		// Whoever sits on the way could hide that a server has TLS, and read passwords and letters.
		requireTLS: !isThisMachine(new URL(url).hostname),
		connectionTimeout: LONGEST_WAIT_MS,
		greetingTimeout: LONGEST_WAIT_MS,
		socketTimeout: LONGEST_WAIT_MS,
		// A connection that is given up is not waited for.
		socketCloseTimeout: 0,
	});
	const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";

	return {
		async send({ id, recipient, subject, text, html, stop }: MailMessage, signal: AbortSignal): Promise<Outcome> {
			const mail = new MailComposer({
				from,
				// As an object: nothing in it can name a second recipient.
				to: { name: "", address: recipient },
				subject,
				text,
				html,
				messageId: `<${id}@${domain}>`,
				headers: {
					"Auto-Submitted": "auto-generated",
					...(stop !== null && {
						"List-Unsubscribe": `<${stop}>`,
						"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
					}),
				},
				disableFileAccess: true,
				disableUrlAccess: true,
			}).compile();
			const envelope = mail.getEnvelope();
			const bytes = await mail.build();
			return handOver(transport, { envelope, bytes, reference: id }, signal);
		},
	};
}

interface Parcel {
	envelope: { from: string | false; to: string[] };
	bytes: Buffer;
	reference: string;
}

interface LibraryError {
	code?: string;
	/** The system's, where `code` is the library's. */
	originalCode?: string;
	command?: string;
	response?: string;
}

function handOver(transport: SMTPTransport, { envelope, bytes, reference }: Parcel, signal: AbortSignal) {
	return new Promise<Outcome>((resolve) => {
		const connection = new SMTPConnection(transport.options);
		let reached: Reached = "server";
		const end = (outcome: Outcome) => {
			signal.removeEventListener("abort", giveUp);
			connection.close();
			resolve(outcome);
		};
		const giveUp = () => end(outcomeOf({ reached, code: "no answer in time" }));
		const fail = ({ code, originalCode, command, response }: LibraryError) =>
			end(outcomeOf({ reached, command, code: code === "EAUTH" ? code : (originalCode ?? code), response }));

		// It is read from when the server has said that it will have the message, and not before.
		const message = new Readable({
			read() {
				reached = "message";
				this.push(bytes);
				this.push(null);
			},
		});
		const send = () => {
			reached = "envelope";
			connection.send(envelope, message, (error) => (error ? fail(error) : end({ end: "sent", reference })));
		};

		if (signal.aborted) return giveUp();
		signal.addEventListener("abort", giveUp);
		connection.once("error", fail);
		connection.connect((error) => {
			if (error) return fail(error);
			const account = transport.getAuth({});
			if (!account || !connection.allowsAuth) return send();
			connection.login(account, (refused) => (refused ? fail(refused) : send()));
		});
	});
}
