/** The editions of an offer that were signed off: which there are, and each one's print edition as it was. */

import { and, desc, eq } from "drizzle-orm";
import { offerEdition } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { LocalText } from "../../../model/local-text";
import { readStoredEdition } from "../../../model/offer/edition";
import { ANYONE, type StaffAsker } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { labelOf } from "../../directory/councils/labels";
import type { Council } from "../../directory/councils/queries.server";
import { oncePublic } from "../../directory/listings/once-public.server";
import { printedPage } from "./kept-edition";
import type { PrintedOffer } from "./printed-offer.server";
import { redactEdition } from "./redact-edition";

export interface EditionLine {
	number: number;
	/** "Edition 3, 24 November 2026, signed off by Marian Holloway" */
	words: string;
	/** Written in English. */
	role: LocalText;
	/** Its print edition. */
	href: string;
}

export interface EditionsPage {
	title: string;
	description: string;
	council: Pick<Council, "slug" | "name">;
	label: LocalText;
	editions: EditionLine[];
}

const columns = {
	number: offerEdition.number,
	publishedAt: offerEdition.publishedAt,
	signedName: offerEdition.signedName,
	signedRole: offerEdition.signedRole,
};

/** All editions for families, newest first. */
export async function editionsPage(council: Council, language: Language): Promise<EditionsPage> {
	const speech = speechIn(language);
	const { t } = speech;
	const db = await readFor(ANYONE);
	const rows = await db
		.select(columns)
		.from(offerEdition)
		.where(eq(offerEdition.councilId, council.id))
		.orderBy(desc(offerEdition.number));
	return {
		title: t("offer:pageTitle", { offer: t("offer:editions.title"), council: council.name }),
		description: t("offer:editions.lead"),
		council: { slug: council.slug, name: council.name },
		label: labelOf(council, "offer", speech),
		editions: rows.map((row) => editionLine(council, row, speech)),
	};
}

export interface StaffEditions {
	title: string;
	/** `missing` in words, and what the leader noted when signing. */
	editions: (EditionLine & { missing: string; note: string | null })[];
	backHref: string;
}

/** All editions for staff, newest first, with what was missing when each was signed. */
export async function staffEditions(who: StaffAsker, council: Council): Promise<StaffEditions> {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const db = await readFor(who);
	const rows = await db
		.select({ ...columns, check: offerEdition.check })
		.from(offerEdition)
		.where(eq(offerEdition.councilId, council.id))
		.orderBy(desc(offerEdition.number));
	return {
		title: t("staff:title", { page: t("staff-offer:editions.title"), council: council.name }),
		editions: rows.map(({ check, ...row }) => ({
			...editionLine(council, row, speech),
			missing: t("staff-offer:editions.missing", { count: check.missing }),
			note: check.note ?? null,
		})),
		backHref: staffPaths(council.slug).offer(),
	};
}

type Row = Pick<typeof offerEdition.$inferSelect, keyof typeof columns>;

function editionLine(council: Council, row: Row, { t, format, paths }: Speech): EditionLine {
	return {
		number: row.number,
		words: t("offer:editionSigned", {
			version: String(row.number),
			date: format.date(localNow(row.publishedAt).date),
			name: row.signedName,
		}),
		role: { text: row.signedRole, lang: ENGLISH.code, dir: ENGLISH.dir },
		href: paths.offerPrint(council.slug, { edition: row.number }),
	};
}

/** The number of the newest edition; 0 before the first. */
export async function lastEdition(db: Read, councilId: string): Promise<number> {
	const [row] = await db
		.select({ number: offerEdition.number })
		.from(offerEdition)
		.where(eq(offerEdition.councilId, councilId))
		.orderBy(desc(offerEdition.number))
		.limit(1);
	return row?.number ?? 0;
}

export interface KeptEdition {
	page: PrintedOffer;
	/** The language in which it was kept: the reader's, or English. */
	lang: string;
	dir: "ltr" | "rtl";
	/** The date on which it was signed off, in the reader's words. */
	date: string;
}

/**
 * @returns the print edition as it was, but for places that have become confidential since; undefined when `number`
 * names none
 */
export async function keptEdition(
	council: Council,
	number: string,
	language: Language,
): Promise<KeptEdition | undefined> {
	if (!/^[1-9]\d{0,5}$/.test(number)) return undefined;
	const db = await readFor(ANYONE);
	const [row] = await db
		.select({ printed: offerEdition.printed, publishedAt: offerEdition.publishedAt })
		.from(offerEdition)
		.where(and(eq(offerEdition.councilId, council.id), eq(offerEdition.number, Number(number))));
	if (!row) return undefined;
	const { languages } = readStoredEdition(row.printed);
	const own = languages[language.code];
	const kept = own ?? languages[ENGLISH.code];
	if (!kept) return undefined;
	const { code: lang, dir } = own ? language : ENGLISH;
	const page = printedPage(
		redactEdition(kept, await oncePublic(ANYONE, council.id), speechIn(own ? language : ENGLISH)),
	);
	return { page, lang, dir, date: speechIn(language).format.date(localNow(row.publishedAt).date) };
}
