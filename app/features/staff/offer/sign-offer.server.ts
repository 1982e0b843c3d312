/** The leader signs the offer off by name: an edition is made of it, numbered, dated and kept as it was. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { council as councilTable, offerEdition } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { OfferCheck } from "../../../model/offer/check";
import type { StoredEdition } from "../../../model/offer/edition";
import type { StaffAsker } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import { recorded } from "../../../platform/audit.server";
import { sent, ticked } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line, text } from "../../../platform/forms/text-fields";
import { oneOf, typedIn } from "../../../platform/forms/values";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { bumpContentVersion } from "../../directory/councils/content-version.server";
import { type Council, findCouncil } from "../../directory/councils/queries.server";
import { checkedOffer } from "../../families/offer/check-offer.server";
import { type CheckedArea, describeCheck, type MissingLine, missingLines } from "../../families/offer/describe-check";
import { lastEdition } from "../../families/offer/editions.server";
import { keptPrint } from "../../families/offer/kept-edition";
import { printedOffer } from "../../families/offer/printed-offer.server";
import type { Writer } from "../../publishing/save-draft.server";

/** What the form holds. */
export interface SignForm {
	name: string;
	role: string;
	note: string;
	/** Whether the leader knows of what is missing. */
	acknowledged: boolean;
}

const seenForm = form({ seen: sent(40) });

/** @param missing how much of the offer is missing, which the leader must know */
const signForm = (missing: number) =>
	form(
		{
			acknowledged: ticked(),
			name: line(120).needed("missing"),
			role: line(200).needed("missing"),
			note: text(2000).or(""),
		},
		({ acknowledged }) => ({ acknowledged: missing > 0 && !acknowledged && "missing" }),
	);

export interface SignPage {
	title: string;
	/** "Start for Life offer" */
	label: string;
	number: number;
	/** "24 November 2026" */
	date: string;
	services: number;
	missing: number;
	missingLines: MissingLine[];
	areas: Pick<CheckedArea, "area" | "heading" | "covered">[];
	/** What the offer was when the page was made: another one is not signed by this form. */
	seen: string;
	values: SignForm;
	errors: { field?: string; text: string }[];
	backHref: string;
}

/** Editions go on counting from the one that families know. */
async function nextNumber(who: StaffAsker, council: Council): Promise<number> {
	const db = await readFor(who);
	const shown = Number.parseInt(council.settings.offerEdition.version, 10) || 0;
	return Math.max(await lastEdition(db, council.id), shown) + 1;
}

/** The content that is signed: its version goes up with every change a family could see. */
const seenOf = (council: Council) => String(council.contentVersion);

export async function signPage(who: Writer, values?: SignForm, errors: SignPage["errors"] = []): Promise<SignPage> {
	const { council, person } = who;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { leader, labels } = council.settings;
	const [check, number] = await Promise.all([checkedOffer(council), nextNumber(who, council)]);
	const paths = staffPaths(council.slug);
	const page = t("staff-offer:sign.title", { number: String(number) });
	return {
		title: t("staff:title", { page, council: council.name }),
		label: pickText(labels.offer, ENGLISH.code).text,
		number,
		date: format.date(localNow().date),
		services: check.services,
		missing: check.missing,
		missingLines: missingLines(check, paths, speech),
		areas: describeCheck(check, paths, speech),
		seen: seenOf(council),
		values: values ?? {
			name: person.name,
			role: leader ? pickText(leader.role, ENGLISH.code).text : "",
			note: "",
			acknowledged: false,
		},
		errors,
		backHref: paths.offer(),
	};
}

/**
 * What the form posted does. @returns the number of the edition, or the page again with what was typed
 * @param origin where the product is reached: the print edition names it
 */
export async function postSignature(
	who: Writer,
	posted: Values,
	origin: string,
): Promise<{ ok: true } | { ok: false; status: 400 | 409; page: SignPage }> {
	const { t } = speechIn(ENGLISH);
	const signed = await signOffer(who, posted, origin);
	if (signed.ok) return { ok: true };
	const { status } = signed;
	const typed = typedIn(posted, ["name", "role", "note"]);
	if (status === 409) {
		// What is missing now is to be looked at anew.
		const page = await signPage(who, { ...typed, acknowledged: false }, [{ text: t("staff-offer:sign.changed") }]);
		return { ok: false, status, page };
	}
	const errors = Object.entries(signed.errors).map(([field, { reason }]) => ({
		field,
		text: t(`staff-offer:error.${field}.${reason}` as "staff-offer:error.name.missing"),
	}));
	const acknowledged = oneOf(posted, "acknowledged") !== "";
	return { ok: false, status, page: await signPage(who, { ...typed, acknowledged }, errors) };
}

export type Signed =
	| { ok: true; number: number }
	| { ok: false; status: 400; errors: FieldErrors<"missing" | "too-long"> }
	/** Something that families read has changed since the page was made. */
	| { ok: false; status: 409 };

/**
 * @param posted the form, with what the page had seen
 * @param origin where the product is reached: the print edition names it
 */
export async function signOffer(who: Writer, posted: Values, origin: string): Promise<Signed> {
	const council = await findCouncil(who, who.council.slug);
	if (!council || readAnswers(seenForm, posted).seen !== seenOf(council)) return { ok: false, status: 409 };
	const check = await checkedOffer(council);
	const read = readValues(signForm(check.missing), posted);
	if (!read.ok) return { ok: false, status: 400, errors: read.errors };
	const { name, role, note } = read.values;

	const number = await nextNumber(who, council);
	const now = localNow();
	const settings = {
		...council.settings,
		offerEdition: { version: String(number), date: now.date, signedBy: name },
	};
	const printed: StoredEdition = { version: 1, languages: {} };
	for (const code of new Set([ENGLISH.code, ...settings.languages])) {
		const language = findLanguage(code);
		if (!language) continue;
		printed.languages[code] = keptPrint(await printedOffer({ ...council, settings }, language, origin, now));
	}
	const signed: OfferCheck = note ? { ...check, note } : check;
	return recorded(who, async (tx): Promise<Signed> => {
		const [current] = await tx
			.select({ contentVersion: councilTable.contentVersion })
			.from(councilTable)
			.where(eq(councilTable.id, council.id));
		if (current?.contentVersion !== council.contentVersion) return { ok: false, status: 409 };
		const at = new Date();
		await tx.insert(offerEdition).values({
			id: randomUUID(),
			councilId: council.id,
			number,
			publishedAt: at,
			signedBy: who.person.id,
			signedName: name,
			signedRole: role,
			check: signed,
			printed,
		});
		await tx.update(councilTable).set({ settings, updatedAt: at }).where(eq(councilTable.id, council.id));
		await bumpContentVersion(tx, council.id);
		tx.record({
			action: "offer.signed",
			actor: who.person,
			councilId: council.id,
			subject: { kind: "offer-edition", id: String(number) },
			details: { missing: check.missing },
		});
		return { ok: true, number };
	});
}
