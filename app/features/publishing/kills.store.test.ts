/** What the product publishes and whom it reminds by itself, while its processes are killed: each once, and nobody forgotten. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { and, count, eq, inArray } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { auditEntry, entry, entryVersion, mail } from "../../../db/schema";
import { randomFrom } from "../../../tests/bench/data";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	saved,
	staffArgs,
} from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { mailWhere } from "../../../tests/factories/messages";
import { leasesLapse, tasksComeDue, tasksOf } from "../../../tests/factories/tasks";
import { backgroundProcess, killAll } from "../../../tests/setup/background-process";
import { addDays, localNow } from "../../model/calendar/local-time";
import type { Role } from "../../model/people/roles";
import { readFor, transaction } from "../../platform/store.server";
import { requireStaff } from "../people/require-staff.server";
import type { EntryOf } from "./entries";
import { publishEntry } from "./publish.server";
import { PUBLISH } from "./publish-due.server";
import { REMIND } from "./remind-keepers.server";
import { addEntry } from "./save-draft.server";

/** QUEUE_KILLS says more, for a longer look. */
const KILLS = Number(process.env.QUEUE_KILLS ?? 4);
const ENTRIES = 10 * KILLS;
const PATIENT = { timeout: 60_000, interval: 50 };

afterEach(killAll);

it("publishes each entry once and reminds each keeper once", async () => {
	const council = await aCouncil({ fictional: false });
	const organisation = anOrganisation();
	const hall = aLocation();
	const old = Array.from({ length: ENTRIES }, () => aService({ assuredOn: addDays(localNow().date, -61) }));
	await saved(council, { organisations: [organisation], locations: [hall], services: old });
	const staff = async (role: Role) => requireStaff(staffArgs(await aMember(council, role), council), "staff.enter");
	const [editor, publisher] = [await staff("editor"), await staff("publisher")];
	const content = (name: string): EntryOf<"service"> => {
		const blank = anAnsweredService(name, organisation.id);
		const places = [{ id: randomUUID(), locationId: hall.id, schedules: [aSchedule()] }];
		return { ...blank, content: { ...blank.content, summary: "Songs for babies.", topics: ["play"], places } };
	};
	const scheduled: string[] = [];
	const keepers: string[] = [];
	for (const { id } of old) {
		const added = await addEntry(editor, content(`Group ${scheduled.length}`));
		if (!added.ok) throw new Error(added.reason);
		const inAnHour = new Date(Date.now() + 3_600_000);
		expect(await publishEntry(publisher, { id: added.id, revision: 1, publishAt: inAnHour })).toMatchObject({
			ok: true,
		});
		scheduled.push(added.id);
		const keeper = await aMember(council, "editor");
		keepers.push(keeper.email);
		await transaction(TEST, (tx) => tx.update(entry).set({ ownerId: keeper.id }).where(eq(entry.id, id)));
	}
	// All of it comes due at once.
	await transaction(TEST, (tx) => tx.update(entry).set({ publishAt: new Date() }).where(inArray(entry.id, scheduled)));

	const db = await readFor(TEST);
	const published = () => db.$count(entry, and(inArray(entry.id, scheduled), eq(entry.status, "published")));
	const random = randomFrom(7);
	const at: number[] = [];
	for (let kills = 0; kills < KILLS; kills++) {
		const { kill } = await backgroundProcess();
		await pause(random.below(250));
		await kill();
		at.push(await published());
		await leasesLapse();
		await tasksComeDue();
	}
	const last = await backgroundProcess();
	await vi.waitFor(async () => {
		expect(await published()).toBe(ENTRIES);
		expect(await db.$count(mail, eq(mail.councilId, council.id))).toBeGreaterThanOrEqual(ENTRIES);
		expect([...(await tasksOf(PUBLISH.name)), ...(await tasksOf(REMIND.name))]).toEqual([]);
	}, PATIENT);
	await last.end();
	// They were killed in the middle of it.
	expect(at.some((done) => done < ENTRIES)).toBe(true);

	const versions = await db
		.select({ id: entryVersion.entryId, versions: count() })
		.from(entryVersion)
		.where(inArray(entryVersion.entryId, scheduled))
		.groupBy(entryVersion.entryId);
	expect(versions.map((one) => Number(one.versions))).toEqual(scheduled.map(() => 1));
	const facts = and(inArray(auditEntry.subjectId, scheduled), eq(auditEntry.action, "entry.published"));
	expect(await db.$count(auditEntry, facts)).toBe(ENTRIES);
	const written = await mailWhere(eq(mail.councilId, council.id));
	expect(written.map(({ recipient }) => recipient).sort()).toEqual(keepers.sort());
}, 240_000);
