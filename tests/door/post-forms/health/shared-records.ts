/** A record that is shared with a professional. */
import { type NewEntry, writeEntry } from "../../../../app/features/health/record/write-entry.server";
import { RECORD_SECTIONS } from "../../../../app/paths";
import { aMember, aPerson, type Member } from "../../../factories";
import { A_REVIEW, A_VACCINATION, aLinkToAll, aProblem, aRecord, asProfessional } from "../../../factories/health";
import type { StaffedCouncil } from "../../../factories/staffed-council";
import { host } from "../../../setup/at-the-door";
import { type Fill, fillIn, send } from "../../somebody";
import type { OwnAttempt, OwnAttempts } from "../form";
import { asGuardian, IN_SECTIONS, ON } from "./at-record";

/** Of who is born on 2 March, as children of the factory are: a day that no check is asked about. */
const AT_7_WEEKS = { "on-day": "20", "on-month": "4" };

/** A health visitor with whom a record is shared, and who may not send its forms: its guardian and a midwife among them. */
async function atSharedRecord({ council }: StaffedCouncil) {
	const right = await aMember(council, "health-visitor", { name: "Helen Okoro" });
	const midwife = await aMember(council, "midwife", { name: "Marta Lis" });
	const mother = await aPerson("Sadia Malik");
	const { childId } = await aRecord({}, asGuardian(mother));
	const link = await aLinkToAll(asGuardian(mother), childId, host.origin);
	const join = await fillIn(right, "/records", { button: "Open the record", fill: { link } });
	const wrong = { "its guardian": mother, "somebody signed out": null };
	return {
		right,
		mother,
		childId,
		join,
		wrong,
		strangers: { "a midwife with whom it is not shared": midwife, ...wrong },
	};
}

/** A form of a record that is shared, which leads to its page. @param by makes what it is about, and gives its id */
const atShared = (
	rest: string,
	filling: Parameters<typeof fillIn>[2],
	leadsTo: string,
	by?: (who: Member, childId: string, mother: Member) => Promise<string>,
): readonly OwnAttempt[] => [
	{
		async form(ours) {
			const { right, mother, childId, join, strangers } = await atSharedRecord(ours);
			await send(right, join);
			const entry = by ? await by(right, childId, mother) : "";
			const page = `/records/${childId}${rest.replace(":entry", entry)}`;
			return { right, posting: await fillIn(right, page, filling), wrong: strangers };
		},
		shows: ({ location }) => location.endsWith(leadsTo),
	},
];

/** @returns the id of an entry of the professional's own */
const written = (body: NewEntry["body"]) => async (who: Member, childId: string) => {
	const done = await writeEntry(asProfessional(who), { childId, body, mark: null });
	if (!done.ok) throw new Error("The entry was not written.");
	return done.id;
};

const A_WEIGHT: NewEntry["body"] = {
	kind: "measurement",
	on: "2026-11-20",
	weightGrams: 8100,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
};

const GIVEN: Fill = {
	vaccine: "6-in-1",
	outcome: "given",
	consent: "spoken",
	"date-day": "27",
	"date-month": "4",
	"date-year": "2026",
};

export const OWN: OwnAttempts = {
	records: [
		{
			async form(ours) {
				const { right, join, wrong } = await atSharedRecord(ours);
				return { right, posting: join, wrong };
			},
			shows: ({ location }) => /\/records\/[\w-]{36}$/.test(location),
		},
	],
	"records/:child": atShared("", { button: "I do not need this record any more" }, "/records?left=1"),
	"records/:child/problems/:problem": atShared(
		"/problems/:entry",
		{ button: "Send the answer", fill: { words: "I looked it up." } },
		"/records?answered=1",
		async (who, childId, mother) =>
			aProblem(asGuardian(mother), { childId, entryId: await written(A_REVIEW)(who, childId) }),
	),
	"records/:child/growth/add": atShared(
		"/growth/add",
		{ button: "Save measurement", fill: { ...ON, kilograms: "8.1" } },
		"/growth?saved=1",
	),
	"records/:child/growth/:entry": atShared(
		"/growth/:entry",
		{ button: "Save measurement", fill: { kilograms: "8.3" } },
		"/growth?saved=1",
		written(A_WEIGHT),
	),
	"records/:child/immunisations/add": atShared(
		"/immunisations/add",
		{ button: "Save", fill: GIVEN },
		"/immunisations?saved=1",
	),
	"records/:child/immunisations/:entry": atShared(
		"/immunisations/:entry",
		{ button: "Take this vaccination back" },
		"/immunisations",
		written(A_VACCINATION),
	),
	"records/:child/checks/review": atShared(
		"/checks/review",
		{ button: "Save", fill: { review: "6-8-weeks", ...ON, ...AT_7_WEEKS, findings: "Smiles and follows a face." } },
		"/checks?saved=1",
	),
	"records/:child/checks/screen": atShared(
		"/checks/screen",
		{ button: "Save", fill: { screen: "hearing", ...ON, ...AT_7_WEEKS, result: "not-suspected" } },
		"/checks?saved=1",
	),
	"records/:child/checks/:entry": atShared(
		"/checks/:entry",
		{ button: "Take this entry back" },
		"/checks?saved=1",
		written(A_REVIEW),
	),
	...Object.fromEntries(
		RECORD_SECTIONS.flatMap((section): [string, readonly OwnAttempt[]][] => {
			const { body, fill } = IN_SECTIONS[section];
			const to = `/${section}?saved=1`;
			return [
				[`records/:child/${section}/add`, atShared(`/${section}/add`, { button: "Save", fill }, to)],
				[
					`records/:child/${section}/:entry`,
					atShared(`/${section}/:entry`, { button: "Take this back" }, to, written(body)),
				],
			];
		}),
	),
};
