/**
 * Each write asks by itself who may, whatever the page before it asked: called straight, by every role, on one and the
 * same entry. A write of this wing that has no row here fails.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { likelySame } from "../../../db/schema";
import { aPerson, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { noneOpen } from "../../../tests/factories/referrals";
import {
	aStaffedCouncil,
	EVERYBODY,
	LANTERN_SESSION,
	type StaffedCouncil,
	type Stage,
	type Who,
} from "../../../tests/factories/staffed-council";
import { changedTables, type Inside, lookInside } from "../../../tests/setup/look-inside";
import { allows } from "../../model/people/roles";
import { withTextsIn } from "../../model/publishing/translations";
import { env } from "../../platform/env.server";
import { transaction } from "../../platform/store.server";
import { requireStaff } from "../people/require-staff.server";
import { doBulk } from "./bulk.server";
import { changeDates } from "./change-dates.server";
import { confirmEntry } from "./confirm-entry.server";
import { decideLikely } from "./likely-same.server";
import { moveEntry, restoreVersion, type Step, submitEntries } from "./move-entry.server";
import { moveTranslation, publishTranslation, type TranslationMove } from "./move-translation.server";
import { publishEntry, withdrawEntry } from "./publish.server";
import { addEntry, saveDraft, type Writer } from "./save-draft.server";
import { saveTranslation } from "./save-translation.server";
import { setOwner } from "./set-owner.server";

interface Seen {
	id: string;
	revision: number;
}
interface Write {
	/** Who may; the first of them does. Everybody else may not. */
	may: readonly Who[];
	/** How far the entry has come; null where there is none yet. */
	stage: Stage | null;
	/** What the write is about, where the entry alone is not it. */
	prepare?(id: string): Promise<unknown>;
	write(who: Writer, seen: Seen, ours: StaffedCouncil): Promise<{ ok: boolean } | undefined>;
}

const DECIDERS: readonly Who[] = ["publisher", "administrator", "leader"];
const STAFF: readonly Who[] = ["editor", ...DECIDERS];
const WRITERS: readonly Who[] = [...STAFF, "provider"];
const TRANSLATORS: readonly Who[] = [...STAFF, "translator"];

const move = (step: Step, may: readonly Who[], stage: Stage): Write => ({
	may,
	stage,
	write: (who, seen) => moveEntry(who, step, { ...seen, note: "Why" }),
});

const content = (ours: StaffedCouncil) => anAnsweredService("Written straight", ours.organisation.id);

const inPolish = (ours: StaffedCouncil) =>
	withTextsIn(content(ours), "pl", { texts: { name: "Zabawa przy lampionach" }, facts: {} });
const polish = (id: string, revision: number) => ({ id, language: "pl", revision });
const translated = async (id: string) =>
	saveTranslation(await writer("editor"), { ...polish(id, 0), content: inPolish(ours) });
const handedIn = async (id: string) => {
	await translated(id);
	await moveTranslation(await writer("editor"), "submit", polish(id, 1));
};
const moveIt = (step: TranslationMove, may: readonly Who[], { handed }: { handed: boolean }): Write => ({
	may,
	stage: "live",
	prepare: handed ? handedIn : translated,
	write: (who, { id }) => moveTranslation(who, step, { ...polish(id, handed ? 2 : 1), note: "Why" }),
});

/** By the function's name, then by what it does. */
const WRITES: Readonly<Record<string, Write>> = {
	addEntry: { may: WRITERS, stage: null, write: (who, _, ours) => addEntry(who, content(ours)) },
	saveDraft: {
		may: WRITERS,
		stage: "draft",
		write: (who, seen, ours) => saveDraft(who, { ...seen, content: content(ours) }),
	},
	"moveEntry submit": move("submit", WRITERS, "draft"),
	"moveEntry recall": move("recall", WRITERS, "in-review"),
	"moveEntry request-changes": move("request-changes", DECIDERS, "in-review"),
	"moveEntry discard": move("discard", WRITERS, "rewritten"),
	"moveEntry archive": move("archive", STAFF, "draft"),
	"moveEntry reopen": move("reopen", WRITERS, "archived"),
	submitEntries: { may: WRITERS, stage: "draft", write: async (who, seen) => (await submitEntries(who, [seen]))[0] },
	publishEntry: { may: DECIDERS, stage: "in-review", write: publishEntry },
	withdrawEntry: { may: DECIDERS, stage: "live", write: (who, seen) => withdrawEntry(who, seen, noneOpen) },
	restoreVersion: {
		may: WRITERS,
		stage: "twice",
		write: (who, seen) => restoreVersion(who, { ...seen, number: 1 }),
	},
	saveTranslation: {
		may: TRANSLATORS,
		stage: "live",
		write: (who, { id }, at) => saveTranslation(who, { ...polish(id, 0), content: inPolish(at) }),
	},
	"moveTranslation submit": moveIt("submit", TRANSLATORS, { handed: false }),
	"moveTranslation recall": moveIt("recall", TRANSLATORS, { handed: true }),
	"moveTranslation discard": moveIt("discard", TRANSLATORS, { handed: true }),
	"moveTranslation request-changes": moveIt("request-changes", DECIDERS, { handed: true }),
	publishTranslation: {
		may: DECIDERS,
		stage: "live",
		prepare: handedIn,
		write: (who, { id }) => publishTranslation(who, polish(id, 2)),
	},
	confirmEntry: { may: [...WRITERS, "hub-worker"], stage: "live", write: (who, { id }) => confirmEntry(who, id) },
	changeDates: {
		may: STAFF,
		stage: "live",
		write: (who, { id }) =>
			changeDates(who, id, { kind: "service", off: true, session: LANTERN_SESSION, date: "2027-03-01" }),
	},
	setOwner: {
		may: STAFF,
		stage: "live",
		write: (who, { id }, { checker }) => setOwner(who, { id, ownerId: checker.id }),
	},
	"doBulk withdraw": {
		may: DECIDERS,
		stage: "live",
		write: async (who, seen) => {
			const { done } = await doBulk(who, { action: "withdraw", entries: [seen], ownerId: null }, noneOpen);
			return { ok: done.length > 0 };
		},
	},
	decideLikely: {
		may: DECIDERS,
		stage: "live",
		write: async (who) => ({ ok: await decideLikely(who, "pair", "same") }),
	},
};

let inside: Inside;
let ours: StaffedCouncil;
let theirs: StaffedCouncil;
beforeAll(async () => {
	inside = await lookInside(env().DATABASE_URL);
	ours = await aStaffedCouncil(inside);
	theirs = await aStaffedCouncil(inside);
	await transaction(TEST, async (tx) => {
		const undecided = { verdict: null, decidedAt: null, decidedBy: null };
		const two = { source: "a list", listingId: "one", otherId: "other", foundAt: new Date() };
		await tx.insert(likelySame).values({ id: "pair", councilId: ours.council.id, ...two, ...undecided });
	});
});
afterAll(() => inside.close());

/** Somebody as a write knows them who passed the outer door; those without a role here stand there all the same. */
async function writer(who: Who, at = ours): Promise<Writer> {
	if (who === "stranger" || allows([who], "staff.enter"))
		return requireStaff(staffArgs(at.member(who), at.council), "staff.enter");
	const { id, name, email } = await aPerson();
	const { council } = at;
	return { ...(await writer("editor", at)), person: { id, name, email }, council, roles: [who], can: () => false };
}

it("each write of this wing has a row", () => {
	const named = new Set(Object.keys(WRITES).map((name) => name.split(" ")[0]));
	const writes = readdirSync(import.meta.dirname)
		.filter((file) => file.endsWith(".server.ts"))
		.flatMap((file) => {
			const source = readFileSync(join(import.meta.dirname, file), "utf8");
			return [...source.matchAll(/^export async function (\w+)\(\s*who: Writer\b/gm)].map(([, name]) => name ?? "");
		});
	expect(writes).toContain("withdrawEntry");
	expect(
		writes.filter((name) => name !== "planBulk" && !named.has(name)),
		"add these to WRITES in this file",
	).toEqual([]);
});

describe.each(Object.entries(WRITES))("%s", (_, { may, stage, prepare, write }) => {
	it(`is for ${may.join(", ")}`, async () => {
		const id = stage ? ((await ours.entry("service", stage)).split("/").at(-1) ?? "") : "";
		await prepare?.(id);
		const [found] = await inside.query(`SELECT revision FROM entry WHERE id = '${id}'`);
		const seen = { id, revision: Number(found?.revision) };
		const wrong = await Promise.all([
			...EVERYBODY.filter((who) => !may.includes(who)).map(async (who) => [who, await writer(who)] as const),
			...may
				.filter(() => stage !== null)
				.map(async (who) => [`${who} of another council`, await writer(who, theirs)] as const),
		]);
		const before = await inside.state();
		const taken: string[] = [];
		for (const [name, who] of wrong) if ((await write(who, seen, ours))?.ok) taken.push(name);
		expect(taken).toEqual([]);
		expect(changedTables(before, await inside.state())).toEqual([]);

		const [first = "editor"] = may;
		expect(await write(await writer(first), seen, ours)).toMatchObject({ ok: true });
		expect(changedTables(before, await inside.state())).not.toEqual([]);
	});
});
