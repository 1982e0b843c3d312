/** What waits for a record administrator, and the way to a record: by number and date of birth, never by a list or a name. */
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { child, guardian } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { staffPaths } from "../../../paths";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, type ReasonOf, readValues } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { date } from "../../../platform/forms/when-fields";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { health } from "../../../platform/store.server";
import { namesOf } from "../../people/members/find-people.server";
import type { Staff } from "../../people/require-staff.server";
import { openChild } from "../record/stored-record.server";
import { inReach, openClaims } from "./decide-claim.server";
import { decisionsOver } from "./decisions.server";
import { dueRecords, findRecord } from "./find-record.server";

export interface OfficePage {
	title: string;
	claims: { id: string; href: string; text: string; since: string }[];
	due: { id: string; href: string; text: string }[];
	/** Suspensions whose day has come. */
	reviews: { id: string; href: string; text: string }[];
	done: string | null;
}

export const DONE = ["decided", "accepted", "refused", "answered"] as const;

export async function officePage(staff: Staff, done: string | null): Promise<OfficePage> {
	const { t, format } = speechIn(ENGLISH);
	const paths = staffPaths(staff.council.slug);
	const [claims, dues, reviews] = await Promise.all([
		openClaims(staff),
		dueRecords(staff),
		suspensionsToReview(staff, localNow().date),
	]);
	const people = await namesOf(
		staff,
		[...claims, ...reviews].map(({ personId }) => personId),
	);
	const known = await nameChildren(
		staff,
		dues.map(({ childId }) => childId),
	);
	const said = DONE.find((one) => one === done);
	return {
		title: t("staff:title", { page: t("staff-guardians:title"), council: staff.council.name }),
		claims: claims.map(({ id, personId, createdAt }) => ({
			id,
			href: paths.guardians(`/claims/${id}`),
			text: t("staff-guardians:claims.one", { name: people.get(personId) ?? personId }),
			since: t("staff-guardians:claims.since", { when: format.moment(createdAt) }),
		})),
		due: dues.map(({ childId, kind }) => ({
			id: childId,
			href: paths.guardians(`/records/${childId}`),
			text: t(`staff-guardians:due.${kind}`, { name: known.get(childId) ?? childId }),
		})),
		reviews: reviews.map(({ id, childId, personId, reviewOn }) => ({
			id,
			href: paths.guardians(`/records/${childId}`),
			text: t("staff-guardians:reviews.one", {
				name: people.get(personId) ?? personId,
				date: format.date(reviewOn),
			}),
		})),
		done: said ? t(`staff-guardians:done.${said}`) : null,
	};
}

async function nameChildren(staff: Staff, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (ids.length === 0) return new Map();
	const db = await health.readFor(staff);
	const rows = await db
		.select()
		.from(child)
		.where(and(inArray(child.id, [...ids]), inReach(staff)));
	return new Map(
		rows.flatMap((row) => {
			const known = openChild(row);
			return known ? [[row.id, `${known.givenName} ${known.familyName}`] as const] : [];
		}),
	);
}

/** @param today local `YYYY-MM-DD` */
async function suspensionsToReview(staff: Staff, today: string) {
	const db = await health.readFor(staff);
	const frozen = await db
		.select({ id: guardian.id, childId: guardian.childId, personId: guardian.personId })
		.from(guardian)
		.innerJoin(child, eq(child.id, guardian.childId))
		.where(and(isNotNull(guardian.frozenAt), isNull(guardian.endedAt), inReach(staff)));
	const due = [];
	for (const one of frozen) {
		const decisions = await decisionsOver(db, one.childId);
		const last = decisions.find(({ guardianId, kind }) => guardianId === one.id && kind === "frozen");
		const reviewOn = last?.words?.reviewOn;
		if (reviewOn && reviewOn <= today) due.push({ ...one, reviewOn });
	}
	return due;
}

const findForm = form({ nhsNumber: line(20).needed("missing"), bornOn: date().needed("missing") }, ({ nhsNumber }) => ({
	nhsNumber: nhsNumber && readNhsNumber(nhsNumber) === undefined && "nhs-number",
}));
export type FindReason = ReasonOf<typeof findForm> | "unknown" | "too-many";

export type Found =
	| { ok: true; href: string }
	| { ok: false; status: 400 | 404 | 429; errors: FieldErrors<FindReason>; typed: Values };

/** Looks for a record by what was typed. Neither stands in an address. */
export async function postFind(staff: Staff, values: Values): Promise<Found> {
	const read = readValues(findForm, values);
	if (!read.ok) return { ok: false, status: 400, errors: read.errors, typed: values };
	const { nhsNumber, bornOn } = read.values;
	const found = await findRecord(staff, { nhsNumber: readNhsNumber(nhsNumber) ?? "", bornOn });
	if (typeof found === "object")
		return { ok: true, href: staffPaths(staff.council.slug).guardians(`/records/${found.childId}`) };
	const errors = { nhsNumber: { reason: found } };
	return { ok: false, status: found === "unknown" ? 404 : 429, errors, typed: values };
}
