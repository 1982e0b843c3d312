/**
 * Every question of the policy, by every role, for every kind of entry in every state. What is not in these tables is
 * answered with no: a new question that has no row fails.
 */
import { describe, expect, it } from "vitest";
import { isOnlyProvider, type StaffAsker } from "../../model/people/asker";
import { allows, type Permission, ROLES, type Role } from "../../model/people/roles";
import { ENTRY_KINDS, ENTRY_STATUSES, type EntryKind, type EntryStatus } from "../../model/publishing/entry";
import * as policy from "./policy";
import { EDITING, type EntryFacts } from "./policy";

const FOUR_EYES = { fourEyes: true };

/** How each question is asked. */
const QUESTIONS: Readonly<Record<string, (who: StaffAsker, entry: EntryFacts) => boolean>> = {
	canSeeEntry: policy.canSeeEntry,
	canEditEntry: policy.canEditEntry,
	canAddEntry: (who, { kind }) => policy.canAddEntry(who, kind),
	canTranslateEntry: policy.canTranslateEntry,
	canSubmitEntry: policy.canSubmitEntry,
	canRecallEntry: policy.canRecallEntry,
	canDiscardEntry: policy.canDiscardEntry,
	canReviewEntry: policy.canReviewEntry,
	whyNotPublish: (who, entry) => policy.whyNotPublish(who, entry, FOUR_EYES) === null,
	canWithdrawEntry: policy.canWithdrawEntry,
	canArchiveEntry: policy.canArchiveEntry,
	canReopenEntry: policy.canReopenEntry,
	canConfirmEntry: policy.canConfirmEntry,
	canChangeDates: (who, entry) => policy.canChangeDates(who, entry, { datesAtOnce: true }),
	canSetOwner: policy.canSetOwner,
};

/**
 * Who can, where the state of the entry lets anybody. A provider by whose the entry is: their own organisation's, or not
 * ("stranger"). A question without a kind is answered the same for all that it does not name.
 */
const WHO = `
                            provider  stranger  editor  publisher  administrator  leader  hub-worker  translator  record-administrator  health-visitor  midwife  service-worker  overseer
canSeeEntry                 can       -         can     can        can            can     can         can         -                     -               -        -               -
canEditEntry                can       -         can     can        can            can     -           -           -                     -               -        -               -
canEditEntry article        -         -         can     can        can            can     -           -           -                     -               -        -               -
canEditEntry offer-section  -         -         can     can        can            can     -           -           -                     -               -        -               -
canAddEntry                 -         -         can     can        can            can     -           -           -                     -               -        -               -
canAddEntry service         can       can       can     can        can            can     -           -           -                     -               -        -               -
canTranslateEntry           -         -         can     can        can            can     -           can         -                     -               -        -               -
canTranslateEntry organisation -      -         -       -          -              -       -           -           -                     -               -        -               -
canSubmitEntry              can       -         can     can        can            can     -           -           -                     -               -        -               -
canSubmitEntry article      -         -         can     can        can            can     -           -           -                     -               -        -               -
canSubmitEntry offer-section -        -         can     can        can            can     -           -           -                     -               -        -               -
canRecallEntry                 can       -         can     can        can            can     -           -           -                     -               -        -               -
canRecallEntry article         -         -         can     can        can            can     -           -           -                     -               -        -               -
canRecallEntry offer-section   -         -         can     can        can            can     -           -           -                     -               -        -               -
canDiscardEntry                can       -         can     can        can            can     -           -           -                     -               -        -               -
canDiscardEntry article        -         -         can     can        can            can     -           -           -                     -               -        -               -
canDiscardEntry offer-section  -         -         can     can        can            can     -           -           -                     -               -        -               -
canReviewEntry              -         -         -       can        can            can     -           -           -                     -               -        -               -
whyNotPublish               -         -         -       can        can            can     -           -           -                     -               -        -               -
canWithdrawEntry            -         -         -       can        can            can     -           -           -                     -               -        -               -
canArchiveEntry             -         -         can     can        can            can     -           -           -                     -               -        -               -
canReopenEntry                 can       -         can     can        can            can     -           -           -                     -               -        -               -
canReopenEntry article         -         -         can     can        can            can     -           -           -                     -               -        -               -
canReopenEntry offer-section   -         -         can     can        can            can     -           -           -                     -               -        -               -
canConfirmEntry             can       -         can     can        can            can     can         -           -                     -               -        -               -
canConfirmEntry offer-section -       -         -       -          -              -       -           -           -                     -               -        -               -
canChangeDates              -         -         can     can        can            can     -           -           -                     -               -        -               -
canChangeDates article      -         -         -       -          -              -       -           -           -                     -               -        -               -
canChangeDates organisation -         -         -       -          -              -       -           -           -                     -               -        -               -
canChangeDates offer-section -         -         -       -          -              -       -           -           -                     -               -        -               -
canSetOwner                 -         -         can     can        can            can     -           -           -                     -               -        -               -
`;

/** In which states: by status, of what was never published ("new") and of what families read ("live"). */
const WHEN = `
                  draft     in-review  changes-requested  scheduled  published  withdrawn  archived
canSeeEntry       new,live  new,live   new,live           new,live   new,live   new,live   new,live
canEditEntry      new,live  new,live   new,live           new,live   new,live   new,live   -
canAddEntry       new,live  new,live   new,live           new,live   new,live   new,live   new,live
canTranslateEntry new,live  new,live   new,live           new,live   new,live   -          -
canSubmitEntry    new,live  -          new,live           -          -          -          -
canRecallEntry    -         new,live   -                  new,live   -          -          -
canDiscardEntry   live      live       live               live       -          -          -
canReviewEntry    -         new,live   -                  -          -          -          -
whyNotPublish     new,live  new,live   -                  new,live   -          -          -
canWithdrawEntry  live      live       live               live       live       -          -
canArchiveEntry   new       new        new                -          -          new        -
canReopenEntry    -         -          -                  -          -          -          new,live
canConfirmEntry   live      live       live               live       live       live       live
canChangeDates    live      live       live               live       live       live       live
canSetOwner       new,live  new,live   new,live           new,live   new,live   new,live   -
`;

/** By the row's name, then by the column's. */
function tableOf(text: string): Map<string, Map<string, string>> {
	const [columns = "", ...rows] = text.trim().split("\n");
	const names = columns.trim().split(/\s+/);
	return new Map(
		rows.map((row) => {
			const cells = row.split(/\s+/);
			return [
				cells.slice(0, -names.length).join(" "),
				new Map(names.map((name, at) => [name, cells.at(at - names.length) ?? "-"])),
			];
		}),
	);
}

const who = tableOf(WHO);
const when = tableOf(WHEN);

const OWN = "own-organisation";
const aWriter = (...roles: Role[]): StaffAsker => ({
	kind: "staff",
	council: { id: "northmere" },
	person: { id: "asker", name: "Asker" },
	organisationIds: [OWN],
	roles,
	can: (permission: Permission) => allows(roles, permission),
});

const STATES = ENTRY_STATUSES.flatMap((status) =>
	(["new", "live"] as const).map((age) => ({ status, age, liveVersion: age === "live" ? 1 : null })),
);

/** Who may know the whole of a confidential place that somebody else writes: nobody else can do anything to it. */
const TRUSTED = ["publisher", "administrator", "leader"];

const anEntry = (kind: EntryKind, status: EntryStatus, liveVersion: number | null, masked = false): EntryFacts => ({
	kind,
	status,
	liveVersion,
	organisationId: OWN,
	draftBy: "somebody-else",
	draftAuthors: ["somebody-else"],
	masked,
});

describe("the tables", () => {
	it("have a row for each question of the policy", () => {
		const questions = Object.keys(policy).filter((name) => /^(?:can|why)[A-Z]/.test(name));
		expect(questions.length).toBeGreaterThan(8);
		expect(Object.keys(QUESTIONS).sort()).toEqual(questions.sort());
		expect([...when.keys()].sort()).toEqual(questions);
		expect([...new Set([...who.keys()].map((row) => row.split(" ")[0]))].sort()).toEqual(questions);
	});

	it("have a column for each role and each status", () => {
		for (const row of who.values()) expect([...row.keys()].sort()).toEqual([...ROLES, "stranger"].sort());
		for (const row of when.values()) expect([...row.keys()].sort()).toEqual([...ENTRY_STATUSES].sort());
		expect(Object.keys(EDITING).sort()).toEqual([...ENTRY_KINDS].sort());
	});
});

describe.each([...ROLES, "stranger"] as const)("%s", (column) => {
	const asker = aWriter(column === "stranger" ? "provider" : column);

	it.each(Object.entries(QUESTIONS))("%s", (name, ask) => {
		for (const kind of ENTRY_KINDS) {
			const can = (who.get(`${name} ${kind}`) ?? who.get(name))?.get(column) === "can";
			for (const { status, age, liveVersion } of STATES) {
				const ripe = when.get(name)?.get(status)?.split(",").includes(age) ?? false;
				for (const masked of [false, true]) {
					const entry = anEntry(kind, status, liveVersion, masked);
					if (column === "stranger") entry.organisationId = "another-organisation";
					const hidden = masked && name !== "canAddEntry" && !TRUSTED.includes(column);
					const facts = `${kind}, ${age}, ${status}${masked ? ", confidential" : ""}`;
					expect(ask(asker, entry), facts).toBe(can && ripe && !hidden);
				}
			}
		}
	});
});

describe("who wrote it", () => {
	const mine = { ...anEntry("service", "in-review", null), draftBy: "asker", draftAuthors: ["asker"] };

	it("cannot publish it where two have to look", () => {
		expect(policy.whyNotPublish(aWriter("publisher"), mine, FOUR_EYES)).toBe("own-work");
		expect(policy.whyNotPublish(aWriter("publisher"), mine, { fourEyes: false })).toBeNull();
	});

	it("nor can who wrote before the last writer did", () => {
		const ours = { ...mine, draftBy: "somebody-else", draftAuthors: ["asker", "somebody-else"] };
		expect(policy.whyNotPublish(aWriter("publisher"), ours, FOUR_EYES)).toBe("own-work");
		expect(
			policy.whyNotPublish(aWriter("publisher"), { ...ours, draftAuthors: ["somebody-else"] }, FOUR_EYES),
		).toBeNull();
	});

	it("still sees it when it is confidential", () => {
		const secret = { ...mine, kind: "location", masked: true } as const;
		expect(policy.canEditEntry(aWriter("editor"), secret)).toBe(true);
		expect(policy.canEditEntry(aWriter("editor"), { ...secret, draftBy: "somebody-else" })).toBe(false);
	});

	it("is told first that their role cannot, or that its state does not let anybody", () => {
		expect(policy.whyNotPublish(aWriter("editor"), mine, FOUR_EYES)).toBe("role");
		expect(policy.whyNotPublish(aWriter("leader"), { ...mine, status: "archived" }, FOUR_EYES)).toBe("status");
	});
});

describe("a provider", () => {
	const nobodys = { ...anEntry("service", "draft", null), organisationId: null };

	it("sees nothing that is nobody's, unless they have another role too", () => {
		expect(policy.canSeeEntry(aWriter("provider"), nobodys)).toBe(false);
		expect(policy.canSeeEntry(aWriter("provider", "editor"), nobodys)).toBe(true);
		expect(isOnlyProvider(aWriter("provider"))).toBe(true);
		expect(isOnlyProvider(aWriter("provider", "editor"))).toBe(false);
	});
});
