/** The page on which an administrator sees what became of their council's messages, and what failed by itself. */
import { and, count, desc, eq } from "drizzle-orm";
import { mail } from "../../../../db/schema";
import { CHANNELS, type Channel, MAIL_STATUSES, type MailStatus, type PauseReason } from "../../../model/mail/message";
import { type Query, staffPaths } from "../../../paths";
import { queryChoice } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { findPause } from "../../../platform/mail/channel-pause.server";
import { mailSender } from "../../../platform/mail/choose-sender.server";
import { openLetter } from "../../../platform/mail/letter.server";
import { FAILED_KEPT_DAYS, SENT_KEPT_DAYS } from "../../../platform/mail/purge-mail.server";
import { aboutMail } from "../../../platform/mail/render-mail.server";
import { readFor } from "../../../platform/store.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import type { Staff } from "../../people/require-staff.server";
import { type FailedLine, failedTasks } from "./failed-tasks.server";
import { maskAddress } from "./mask-address";

const PAGE_SIZE = 50;
const RESULTS = ["queued-again", "nothing-queued", "tried-again", "nothing-to-try", "dismissed"] as const;

export interface MailRow {
	id: string;
	channel: Channel;
	/** What it is about. */
	text: string;
	recipient: string;
	status: MailStatus;
	written: string;
	/** When it was sent, or is tried next. */
	when: string | null;
	attempts: number;
	problem: string | null;
}

export interface MailPage {
	title: string;
	/** There is no way to send e-mail. */
	notSetUp: boolean;
	/** Why nothing goes out now, for each channel of which that is so. */
	pauses: { channel: Channel; because: PauseReason; reason: string; since: string; tries: number; until: string }[];
	/** What the portal was to do by itself and could not. */
	tasks: FailedLine[];
	result: (typeof RESULTS)[number] | null;
	statuses: { key: string; text: string; count: number; href: string; current: boolean }[];
	rows: MailRow[];
	/** Failed ones, that can be sent again all at once. */
	failed: number;
	page: number;
	pages: number;
	/** Without `page`. */
	query: Query;
	kept: { sent: number; failed: number };
}

export async function mailPage(staff: Staff, search: URLSearchParams): Promise<MailPage> {
	const { council } = staff;
	const { t, format } = speechIn(ENGLISH);
	const db = await readFor(staff);
	const status = queryChoice(search, "status", MAIL_STATUSES);
	const counts = await db
		.select({ status: mail.status, count: count() })
		.from(mail)
		.where(eq(mail.councilId, council.id))
		.groupBy(mail.status);
	const countOf = (wanted: MailStatus) => counts.find((one) => one.status === wanted)?.count ?? 0;
	const all = MAIL_STATUSES.reduce((sum, one) => sum + countOf(one), 0);
	const pages = Math.max(1, Math.ceil((status ? countOf(status) : all) / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(search.get("page"))) || 1));
	const rows = await db
		.select()
		.from(mail)
		.where(and(eq(mail.councilId, council.id), status ? eq(mail.status, status) : undefined))
		.orderBy(desc(mail.createdAt), desc(mail.id))
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE);
	const pauses = await Promise.all(CHANNELS.map((channel) => findPause(db, channel)));
	const paths = staffPaths(council.slug);
	return {
		title: t("staff:title", { page: t("staff-mail:title"), council: council.name }),
		notSetUp: mailSender() === null,
		pauses: pauses.flatMap((pause) => {
			if (!pause) return [];
			const { channel, because, reason, tries } = pause;
			const [since, until] = [describeMoment(pause.since, format), describeMoment(pause.until, format)];
			return [{ channel, because, reason, since, tries, until }];
		}),
		tasks: await failedTasks(db, council.id, format),
		result: RESULTS.find((one) => one === search.get("done")) ?? null,
		statuses: [null, ...MAIL_STATUSES].map((one) => ({
			key: one ?? "all",
			text: t(`staff-mail:status.${one ?? "all"}`),
			count: one ? countOf(one) : all,
			href: paths.mail("", { status: one }),
			current: one === status,
		})),
		rows: rows.map(({ id, channel, createdAt, sentAt, nextAttemptAt, attempts, lastError, ...row }) => {
			const letter = openLetter({ ...row, id });
			const when = row.status === "sent" ? sentAt : row.status === "queued" ? nextAttemptAt : null;
			return {
				id,
				channel,
				text: letter.ok ? aboutMail(letter.value.words.template) : t(`errors:sealed.${letter.reason}`),
				recipient: letter.ok ? maskAddress(letter.value.recipient) : "",
				status: row.status,
				written: describeMoment(createdAt, format),
				when: when && describeMoment(when, format),
				attempts,
				problem: lastError,
			};
		}),
		failed: countOf("failed"),
		page,
		pages,
		query: { status },
		kept: { sent: SENT_KEPT_DAYS, failed: FAILED_KEPT_DAYS },
	};
}
