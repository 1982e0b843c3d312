/**
 * Who has looked at a record, for one of its guardians: they themselves, professionals with whom they share it, and whoever
 * opened a link of theirs. What other guardians read, and through their shares others, is not theirs to know.
 */

import type { AppLoadContext } from "@remix-run/node";
import { and, desc, eq, inArray, or } from "drizzle-orm";
import { auditEntry } from "../../../../db/schema";
import { recordAccess, share, shareOpening } from "../../../../db/schema/health";
import type { RecordProfessional } from "../../../model/health/record/professional";
import { SECTIONS, type Section } from "../../../model/health/record/sections";
import { type Look, visitsOf } from "../../../model/health/record/visits";
import { recordStream } from "../../../platform/audit.server";
import type { Speech } from "../../../platform/i18n/context";
import { isolated } from "../../../platform/i18n/isolate";
import { speechIn } from "../../../platform/i18n/speech.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { health } from "../../../platform/store.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { professionals } from "./record-access.server";

const openers = sealedField("health", shareOpening.says);

const VISITS_SHOWN = 100;
/** Lines of the log that are read for them. */
const LOOKS_READ = 2000;

interface Looker {
	key: string;
	kind: "you" | "professional" | "opener";
	/** Null where it does not open. */
	professional: RecordProfessional | null;
	says: string | null;
	/** When the share was made; null for the guardian, and where it is gone. */
	sharedAt: Date | null;
}

export interface AccessPage {
	head: RecordHead;
	visits: { when: string; who: string; through: string | null; what: string }[];
	/** Said where there are more. */
	newest: string | null;
}

export async function accessPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<AccessPage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, ["about"]);
	const visits = visitsOf(await looksAt(who, opened.child.id));
	return {
		head: recordHead(opened, t("health-record:access.title"), speech),
		visits: visits.slice(0, VISITS_SHOWN).map(({ from, to, reader, sections }) => ({
			when:
				format.moment(from) === format.moment(to)
					? format.moment(from)
					: t("health-record:access.fromTo", { from: format.moment(from), to: format.moment(to) }),
			who: lookerWords(reader, speech),
			through: reader.sharedAt && t("health-record:access.through", { date: format.moment(reader.sharedAt) }),
			what: format.list(sections.map((section) => t(`health-record:section.${section}`))),
		})),
		newest:
			visits.length <= VISITS_SHOWN ? null : t("health-record:access.newest", { number: format.number(VISITS_SHOWN) }),
	};
}

function lookerWords({ kind, professional, says }: Looker, { t, language }: Speech): string {
	const name = (one: string) => isolated(one, language);
	if (kind === "you") return t("health-record:access.you");
	if (kind === "opener") {
		return says ? t("health-record:access.says", { name: name(says) }) : t("health-record:access.somebody");
	}
	if (!professional) return t("health-record:entry.hidden.professional");
	return t("health-record:access.professional", {
		name: name(professional.name),
		role: t(`health-record:access.role.${professional.role}`),
		organisation: name(professional.organisation),
	});
}

async function looksAt(who: SignedIn, childId: string): Promise<Look<Looker>[]> {
	const db = await health.readFor(who);
	const { id } = who.person;
	const mine = db
		.select({ id: share.id })
		.from(share)
		.where(and(eq(share.childId, childId), eq(share.sharedBy, id)));
	// A share is deleted in time, and who looked through it is not.
	const joined = db
		.select({ id: recordAccess.shareId })
		.from(recordAccess)
		.where(and(eq(recordAccess.childId, childId), eq(recordAccess.sharedBy, id)));
	const rows = await db
		.select()
		.from(auditEntry)
		.where(
			and(
				eq(auditEntry.stream, recordStream(childId)),
				inArray(auditEntry.action, ["record.read", "record.share-opened"]),
				or(
					and(eq(auditEntry.actorId, id), eq(auditEntry.subjectKind, "child")),
					and(
						eq(auditEntry.subjectKind, "share"),
						or(inArray(auditEntry.subjectId, mine), inArray(auditEntry.subjectId, joined)),
					),
				),
			),
		)
		.orderBy(desc(auditEntry.number))
		.limit(LOOKS_READ);
	const named = await namesIn(rows, db);
	return rows.map((row) => ({ at: row.at, sections: sectionsIn(row), reader: named(row) }));
}

type Row = typeof auditEntry.$inferSelect;

const sectionsIn = ({ details }: Row): Section[] => {
	const read: readonly unknown[] = Array.isArray(details.sections) ? details.sections : [];
	return SECTIONS.filter((section) => read.includes(section));
};
const textIn = ({ details }: Row, name: string): string => (typeof details[name] === "string" ? details[name] : "");

/** Finds who is meant by lines of the log, all at once. */
async function namesIn(rows: readonly Row[], db: Awaited<ReturnType<typeof health.readFor>>) {
	const idsIn = (name: string) => [...new Set(rows.map((row) => textIn(row, name)).filter(Boolean))];
	const shareIds = [
		...new Set(rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === "share" ? (subjectId ?? []) : []))),
	];
	const [accesses, openings, shares] = await Promise.all([
		db
			.select()
			.from(recordAccess)
			.where(inArray(recordAccess.id, idsIn("access"))),
		db
			.select()
			.from(shareOpening)
			.where(inArray(shareOpening.id, idsIn("opening"))),
		db.select({ id: share.id, createdAt: share.createdAt }).from(share).where(inArray(share.id, shareIds)),
	]);
	return (row: Row): Looker => {
		if (row.subjectKind !== "share") return { key: "you", kind: "you", professional: null, says: null, sharedAt: null };
		const sharedAt = shares.find(({ id }) => id === row.subjectId)?.createdAt ?? null;
		if (row.action === "record.share-opened") {
			const opening = openings.find(({ id }) => id === textIn(row, "opening"));
			const says = opening && openers.open(opening.id, opening.says);
			const name = says?.ok ? says.value : null;
			return { key: `opener:${row.subjectId}:${name}`, kind: "opener", professional: null, says: name, sharedAt };
		}
		const access = accesses.find(({ id }) => id === textIn(row, "access"));
		const opened = access && professionals.open(access.id, access.professional);
		const professional = opened?.ok ? opened.value : null;
		return { key: `professional:${textIn(row, "access")}`, kind: "professional", professional, says: null, sharedAt };
	};
}
