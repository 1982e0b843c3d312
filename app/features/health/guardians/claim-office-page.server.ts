/** One claim: who asks, what shows that they are responsible, what the notification says, and the decision. */
import { eq } from "drizzle-orm";
import { recordClaim } from "../../../../db/schema/health";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { choice, list, ticked } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, type ReasonOf, readValues } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { health } from "../../../platform/store.server";
import type { Staff } from "../../people/require-staff.server";
import { decideClaim } from "./decide-claim.server";
import { nameOfChild, notificationRows, type Row, requireAdministered, wordsOf } from "./record-page.server";

export interface ClaimOfficePage {
	title: string;
	claimant: string;
	child: string;
	recordHref: string;
	backHref: string;
	rows: Row[];
	notification: Row[];
	/** Why the record is held; null where it is not. */
	held: string[] | null;
	/** In whose place they may come. */
	guardians: { value: string; label: string }[];
}

async function childOf(staff: Staff, claimId: string | undefined): Promise<string> {
	const db = await health.readFor(staff);
	const [found] = await db
		.select({ childId: recordClaim.childId })
		.from(recordClaim)
		.where(eq(recordClaim.id, claimId ?? ""));
	return found?.childId ?? "";
}

export async function claimOfficePage(staff: Staff, claimId: string | undefined): Promise<ClaimOfficePage> {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { record, people } = await requireAdministered(staff, await childOf(staff, claimId));
	const claim = record.claims.find(({ id }) => id === claimId);
	if (!claim) throw pageError("not-found");
	const paths = staffPaths(staff.council.slug);
	const nameOf = (personId: string) => people.get(personId) ?? personId;
	const claimant = nameOf(claim.personId);
	const hold = record.decisions.find(({ kind }) => kind === "held");
	return {
		title: t("staff:title", {
			page: t("staff-guardians:claim.title", { name: claimant }),
			council: staff.council.name,
		}),
		claimant,
		child: nameOfChild(record),
		recordHref: paths.guardians(`/records/${record.child.id}`),
		backHref: paths.guardians(),
		rows: [
			{ key: t("staff-guardians:claim.claimant"), value: claimant },
			{ key: t("staff-guardians:claim.relation"), value: t(`staff-guardians:relation.${claim.relation}`) },
			{ key: t("staff-guardians:claim.how"), value: t(`staff-guardians:claim.way.${claim.how}`) },
			{
				key: t("staff-guardians:claim.evidence"),
				value:
					claim.evidence === null
						? t("staff-guardians:record.unreadable")
						: claim.evidence || t("staff-guardians:claim.no-evidence"),
			},
		],
		notification: [
			{ key: t("staff-guardians:record.born"), value: format.date(record.child.bornOn) },
			...notificationRows(record, speech),
		],
		held: record.status === "held" ? (hold?.words ? wordsOf(hold.words, speech) : []) : null,
		guardians: record.guardians
			.filter(({ endedAt }) => endedAt === null)
			.map(({ id, personId, relation }) => ({
				value: id,
				label: t("staff-guardians:record.guardian", {
					name: nameOf(personId),
					relation: t(`staff-guardians:relation.${relation}`),
				}),
			})),
	};
}

const claimForm = form({
	decision: choice(["accept", "refuse"]).needed("choose"),
	evenThoughHeld: ticked(),
	replaces: list(100),
	reason: note().needed("missing"),
});
export type ClaimReason = ReasonOf<typeof claimForm> | "held";

export type ClaimDecided =
	| { ok: true; href: string }
	| { ok: false; status: 400 | 409; errors: FieldErrors<ClaimReason>; typed: Values };

export async function postClaimDecision(
	staff: Staff,
	claimId: string | undefined,
	values: Values,
): Promise<ClaimDecided> {
	const read = readValues(claimForm, values);
	if (!read.ok) return { ok: false, status: 400, errors: read.errors, typed: values };
	const { decision, evenThoughHeld, replaces, reason } = read.values;
	const accept = decision === "accept";
	const became = await decideClaim(staff, {
		id: claimId ?? "",
		accept,
		reason,
		evenThoughHeld,
		endIds: accept ? replaces : [],
	});
	if (became === "gone") throw pageError("not-found");
	if (became === "held")
		return { ok: false, status: 409, errors: { evenThoughHeld: { reason: "held" } }, typed: values };
	const done = accept ? "accepted" : "refused";
	return { ok: true, href: staffPaths(staff.council.slug).guardians("", { done }) };
}
