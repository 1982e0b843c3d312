/** E-mail about an entry's way to families: to those whose turn it is. Put into the outbox with what causes it. */
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { person, roleGrant } from "../../../db/schema";
import { PERMISSIONS } from "../../model/people/roles";
import { staffPaths } from "../../paths";
import type { Recorded } from "../../platform/audit.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { publicOrigin } from "../../platform/public-origin.server";
import { addressOf } from "../people/address.server";
import { shownTitle } from "./describe-entry";
import type { Entry } from "./find-entry.server";
import type { Writer } from "./writer";

const ONE_TO_REVIEW = mailTemplate("submitted-for-review", "title", "council", "author");
const SEVERAL_TO_REVIEW = mailTemplate("several-for-review", "number", "council", "author", "entries");
const CHANGES_REQUESTED = mailTemplate("changes-requested", "title", "council", "reviewer", "note");
const PUBLISHED = mailTemplate("published", "title", "council");

/** What somebody wrote: an entry or, with its `language`, the translation of one. */
export type Written = Pick<Entry, "id" | "kind" | "title" | "draftBy"> & { language?: string };

function about(who: Writer, written: Written) {
	const speech = speechIn(ENGLISH);
	const name = shownTitle(written, speech);
	const { language } = written;
	return {
		title: language ? `${name} (${speech.format.languageName(language)})` : name,
		council: who.council.name,
	};
}

const reviewLink = ({ council }: Writer, { kind, id, language }: Written) => {
	const paths = staffPaths(council.slug);
	return language ? paths.translations(`/${id}/${language}/review`) : paths.entryPage(kind, id, "review");
};

/** Everybody who may review, but for whoever asks for it: in one e-mail, however much is handed in at once. */
export async function mailReviewers(tx: Recorded, who: Writer, entries: readonly Written[]): Promise<void> {
	const [first] = entries;
	if (!first) return;
	const reviewers = await tx
		.selectDistinct({ id: person.id, email: person.email })
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(
			and(
				eq(roleGrant.councilId, who.council.id),
				inArray(roleGrant.role, [...PERMISSIONS["listings.review"]]),
				isNull(person.deactivatedAt),
				ne(person.id, who.person.id),
			),
		);
	const paths = staffPaths(who.council.slug);
	const author = who.person.name;
	const one = { ...about(who, first), author, link: reviewLink(who, first) };
	const several = {
		number: String(entries.length),
		council: who.council.name,
		author,
		entries: entries
			.map((entry) => `${about(who, entry).title}:\n${publicOrigin()}${reviewLink(who, entry)}`)
			.join("\n\n"),
		link: paths.entries(first.kind, { status: "in-review" }),
	};
	for (const recipient of reviewers.map(addressOf).filter(Boolean)) {
		const mail = { recipient, councilId: who.council.id };
		if (entries.length === 1) await queueMail(tx, { ...mail, template: ONE_TO_REVIEW, values: one });
		else await queueMail(tx, { ...mail, template: SEVERAL_TO_REVIEW, values: several });
	}
}

/** Whoever wrote it hears what the reviewer asks for. */
export async function mailChangesRequested(tx: Recorded, who: Writer, entry: Written, note: string): Promise<void> {
	const recipient = await authorOf(tx, who, entry);
	if (!recipient) return;
	await queueMail(tx, {
		recipient,
		councilId: who.council.id,
		template: CHANGES_REQUESTED,
		values: { ...about(who, entry), reviewer: who.person.name, note, link: linkTo(who, entry) },
	});
}

/** Whoever wrote it hears that families read it now. */
export async function mailPublished(tx: Recorded, who: Writer, entry: Written): Promise<void> {
	const recipient = await authorOf(tx, who, entry);
	if (!recipient) return;
	await queueMail(tx, {
		recipient,
		councilId: who.council.id,
		template: PUBLISHED,
		values: { ...about(who, entry), link: linkTo(who, entry) },
	});
}

const linkTo = ({ council }: Writer, { kind, id, language }: Written) => {
	const paths = staffPaths(council.slug);
	return language ? paths.translations(`/${id}/${language}`) : paths.entry(kind, id);
};

/** The address of whoever wrote the draft; nobody where they do this themselves, or may not sign in any more. */
async function authorOf(tx: Recorded, who: Writer, { draftBy }: Written): Promise<string | undefined> {
	if (!draftBy || draftBy === who.person.id) return undefined;
	const [author] = await tx
		.select({ id: person.id, email: person.email })
		.from(person)
		.where(and(eq(person.id, draftBy), isNull(person.deactivatedAt)));
	return author && (addressOf(author) || undefined);
}
