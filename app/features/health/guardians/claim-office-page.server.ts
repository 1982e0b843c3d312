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
import type { Claim } from "../record/claim-record.server";
import { decideClaim, type OpenClaim } from "./decide-claim.server";
import type { AdministeredRecord } from "./find-record.server";
import {
	type Administered,
	type DecisionLine,
	decisionLine,
	nameOfChild,
	notificationRows,
	type Row,
	requireAdministered,
	wordsOf,
} from "./record-page.server";

export interface ClaimOfficePage {
	title: string;
	claimant: string;
	child: string;
	recordHref: string;
	backHref: string;
	rows: Row[];
	notification: Row[];
	/** What was decided; null while it waits. */
	settled: DecisionLine | null;
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
	const administered = await requireAdministered(staff, await childOf(staff, claimId));
	const { record, people } = administered;
	const settled = record.settled.find(({ id }) => id === claimId);
	const waiting = record.claims.find(({ id }) => id === claimId);
	const claim = waiting ?? settled;
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
			...(waiting ? [{ key: t("staff-guardians:claim.evidence"), value: evidenceOf(waiting) }] : []),
		],
		notification: [
			{ key: t("staff-guardians:record.born"), value: format.date(record.child.bornOn) },
			...notificationRows(record, speech),
		],
		settled: settled ? lineOf(settled, administered) : null,
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

function evidenceOf({ evidence }: OpenClaim): string {
	const { t } = speechIn(ENGLISH);
	return evidence === null
		? t("staff-guardians:record.unreadable")
		: evidence || t("staff-guardians:claim.no-evidence");
}

/** A claim's decision is of its moment; one that ended with the record has none of its own. */
const decisionOver = ({ decidedAt, accepted }: Claim, { decisions }: AdministeredRecord) =>
	decisions.find(
		(one) =>
			one.kind === (accepted ? "claim-accepted" : "claim-refused") && one.decidedAt.getTime() === decidedAt?.getTime(),
	);

function lineOf(claim: Claim, administered: Administered): DecisionLine {
	const decision = decisionOver(claim, administered.record);
	if (decision) return decisionLine(decision, administered);
	const { t, format } = speechIn(ENGLISH);
	const when = claim.decidedAt === null ? "" : format.moment(claim.decidedAt);
	return {
		id: claim.id,
		what: t("staff-guardians:decision.claim-refused"),
		by: t("staff-guardians:record.by", { who: t("staff-guardians:record.operator"), when }),
		lines: [],
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
	if (became === "held")
		return { ok: false, status: 409, errors: { evenThoughHeld: { reason: "held" } }, typed: values };
	if (became === "gone" && !(await didDecide(staff, claimId, { accept, reason })))
		return { ok: false, status: 409, errors: {}, typed: values };
	const done = accept ? "accepted" : "refused";
	return { ok: true, href: staffPaths(staff.council.slug).guardians("", { done }) };
}

/**
 * Whether the same person has decided the same in the same words: the form sent twice.
 * @throws the page "not found" for a claim that there is not
 */
async function didDecide(
	staff: Staff,
	claimId: string | undefined,
	{ accept, reason }: { accept: boolean; reason: string },
): Promise<boolean> {
	const { record } = await requireAdministered(staff, await childOf(staff, claimId));
	const settled = record.settled.find(({ id }) => id === claimId);
	if (!settled) throw pageError("not-found");
	return (
		settled.decidedBy === staff.person.id &&
		settled.accepted === accept &&
		decisionOver(settled, record)?.words?.reason === reason
	);
}
