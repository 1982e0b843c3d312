/** An import from the upload to its undoing, as the pages do it. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importJob, importRun, task } from "../../../../db/schema";
import { aCouncil, aMember, anUpload, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { endedBefore, leasesLapse, tasksComeDue, tasksOf } from "../../../../tests/factories/tasks";
import { backgroundProcess, killAll } from "../../../../tests/setup/background-process";
import { EDITORIAL_RULES } from "../../../model/councils/settings";
import { LARGEST_UPLOAD } from "../../../model/exchange/job";
import { ANYONE } from "../../../model/people/asker";
import { portal, transaction } from "../../../platform/store.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff } from "../../people/require-staff.server";
import { columnsPage, readColumns } from "./columns-page.server";
import { importsPage } from "./history-page.server";
import { jobPage } from "./job-page.server";
import {
	addFeedJob,
	addSheetJob,
	cancelJob,
	type Importer,
	listImports,
	queueJob,
	requireJob,
	saveSettings,
} from "./jobs.server";
import { refusedSheet } from "./refused-sheet";
import { progressOf, runImports } from "./run-job.server";
import { IMPORT, UNDO_IMPORT } from "./tasks";
import { readTopics, topicsPage } from "./topics-page.server";
import { finishUndoing, goOnUndoing, undoRun } from "./undo-job.server";

const going = new AbortController().signal;

let council: Awaited<ReturnType<typeof aCouncil>>;
let who: Importer;
/** Whoever did not begin an import, and so lets it go. */
let second: Importer;
beforeEach(async () => {
	council = await aCouncil();
	who = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "imports.run");
	second = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "imports.run");
});

const SHEET = `Session name;Kind;Venue;Address;Postcode;Day;Start time;Finish;Price
Rhyme time;Breastfeeding;Harbour Library;1 Quay;ZZ1 1AA;Monday;10am;10.30am;Free
Stay and play;Play;Harbour Library;1 Quay;by the sea;Tuesday;1pm;2.30pm;£2
=cmd();Play;Harbour Library;1 Quay;nowhere;Tuesday;1pm;2.30pm;£2
Messy play;Play;Harbour Library;1 Quay;ZZ1 1AA;Friday;1pm;2.30pm;£2
`;

const file = (content: string | Uint8Array, name = "sessions.csv") => anUpload(content, name);
async function uploaded(content = SHEET) {
	const added = await addSheetJob(who, await file(content));
	if (!added.ok) throw new Error(added.reason);
	return requireJob(TEST, who.council.id, added.id);
}
const again = async ({ id }: { id: string }) => requireJob(TEST, who.council.id, id);
/** The form of columns as its page shows it, with a name. */
async function matched(job: Awaited<ReturnType<typeof uploaded>>, said: Record<string, string> = {}) {
	const { typed } = await columnsPage(TEST, job);
	const fields = Object.fromEntries(typed.fields.map((field, at) => [`column-${at}`, field]));
	const read = readColumns({ ...fields, how: typed.how, source: "Our sessions", ...said }, job);
	if (!read.ok) throw new Error(JSON.stringify(read.errors));
	await saveSettings(who, job, read.settings);
	return again(job);
}
async function ran(job: Awaited<ReturnType<typeof uploaded>>, dryRun: boolean) {
	expect(await queueJob(dryRun ? who : second, job, { dryRun })).toBe(true);
	await runImports(TEST, going);
	return again(job);
}
const shown = async () => (await listPublicServices(ANYONE, who.council.id)).map(({ content }) => content.name);

describe("an upload", () => {
	it("with a row that could be read last time leaves its service, and the page names it", async () => {
		const good = SHEET.replace("by the sea", "ZZ1 1AA").replace("nowhere", "ZZ1 1AB");
		const first = await ran(await matched(await uploaded(good)), false);
		expect(first).toMatchObject({ status: "done", report: { added: 4, kept: [] } });
		const before = await shown();
		const second = await ran(await matched(await uploaded(good.replace("ZZ1 1AA", "nowhere"))), false);
		expect(second).toMatchObject({ report: { withdrawn: 0, unchanged: 4, refusedCount: 1 } });
		const { report } = await jobPage(who, second);
		expect(report?.kept).toEqual([{ kind: "service", name: "Rhyme time", id: expect.any(String) }]);
		expect(await shown()).toEqual(before);
	});

	it("is let go by a second person, unless the council asks for one alone", async () => {
		const job = await matched(await uploaded());
		expect(await queueJob(who, job, { dryRun: false })).toBe(false);
		expect(await jobPage(who, job)).toMatchObject({ mayRun: false });
		expect(await again(job)).toMatchObject({ status: "ready", importRunId: null });
		const alone = { ...who.council.settings, editorial: { ...EDITORIAL_RULES, fourEyes: false } };
		expect(await jobPage({ ...who, council: { ...who.council, settings: alone } }, job)).toMatchObject({
			mayRun: true,
		});
		expect(await jobPage(second, job)).toMatchObject({ mayRun: true });
		expect(await ran(job, false)).toMatchObject({ status: "done", report: { added: 2 } });
	});

	it("that came short withdraws only what somebody has said, by number", async () => {
		const rows = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].map(
			(day, at) => `Song ${"abcdef"[at]};Songs;Hall;1 Quay;ZZ1 1AA;${day};10:00;11:00;Free`,
		);
		const [heading = ""] = SHEET.split("\n");
		const list = (some: readonly string[]) => [heading, ...some].join("\n");
		await ran(await matched(await uploaded(list(rows))), false);
		const all = await shown();
		expect(all).toHaveLength(6);
		const rehearsed = await ran(await matched(await uploaded(list(rows.slice(0, 1)))), true);
		expect(rehearsed.report?.shrinks).toEqual({ had: 6, gone: 5 });
		const failed = await ran(rehearsed, false);
		expect(failed).toMatchObject({ status: "failed", importRunId: null });
		expect(failed.report?.failure).toContain("5 of the 6 services");
		expect(await shown()).toEqual(all);
		expect(await queueJob(second, failed, { dryRun: false, mayWithdraw: 5 })).toBe(true);
		await runImports(TEST, going);
		expect(await again(failed)).toMatchObject({ status: "done", report: { withdrawn: 5 } });
		expect(await shown()).toHaveLength(1);
	});

	it("is not let go by who said how it is read, either", async () => {
		const job = await uploaded();
		const { typed } = await columnsPage(TEST, job);
		const fields = Object.fromEntries(typed.fields.map((field, at) => [`column-${at}`, field]));
		const read = readColumns({ ...fields, how: typed.how, source: "Our sessions" }, job);
		if (!read.ok) throw new Error("columns");
		await saveSettings(second, job, read.settings);
		expect(await queueJob(second, await again(job), { dryRun: false })).toBe(false);
		const third = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "imports.run");
		expect(await queueJob(third, await again(job), { dryRun: false })).toBe(true);
	});

	it("is matched, previewed, tried out, imported with its bad rows reported, and taken back", async () => {
		const job = await uploaded();
		const columns = await columnsPage(TEST, job);
		expect(columns.typed.fields).toEqual([
			"name",
			"category",
			"venue",
			"address",
			"postcode",
			"days",
			"start",
			"end",
			"cost",
		]);
		expect(columns.columns[5]?.samples).toEqual(["Monday", "Tuesday", "Friday"]);

		let ready = await matched(job);
		const topics = await topicsPage(TEST, ready);
		expect(topics?.categories).toEqual([
			{ name: "Play", topic: "play" },
			{ name: "Breastfeeding", topic: "infant-feeding" },
		]);
		if (!topics) throw new Error("no categories");
		await saveSettings(who, ready, readTopics({ "topic-0": "play", "topic-1": "early-language" }, ready, topics));
		ready = await again(ready);
		await saved(who.council, {});
		const preview = await jobPage(who, ready);
		expect(preview.preview[0]?.rows.find(({ key }) => key === "organisation")?.lines).toEqual([who.council.name]);
		expect(preview.preview.map(({ name }) => name)).toEqual(["Rhyme time", "Messy play"]);
		expect(preview.previewProblems).toMatchObject([
			{ where: "3", field: "postcode", fieldName: "Postcode", row: expect.stringContaining("by the sea") },
			{ where: "4", field: "postcode" },
		]);

		const tried = await ran(ready, true);
		expect(tried).toMatchObject({ status: "done", dryRun: true, report: { rows: 4, added: 2, refusedCount: 2 } });
		expect(await shown()).toEqual([]);

		const done = await ran(tried, false);
		expect(done).toMatchObject({ status: "done", dryRun: false, report: { added: 2, refusedCount: 2 } });
		expect(await shown()).toEqual(["Messy play", "Rhyme time"]);
		expect((await listPublicServices(ANYONE, who.council.id))[1]?.content.topics).toEqual(["early-language"]);
		const refused = refusedSheet(done);
		expect(refused).toContain("by the sea");
		expect(refused).toContain("'=cmd()");
		expect(refused.split("\r\n")).toHaveLength(4);
		expect(await queueJob(second, done, { dryRun: false })).toBe(false);

		const undone = await undoRun(who, done.importRunId ?? "");
		expect(undone).toMatchObject({ ok: true, undone: 3 });
		expect(await shown()).toEqual([]);
		expect(await again(done)).toMatchObject({ status: "undone", report: { undone: { undone: 3 } } });
		expect(await listImports(TEST, who.council.id)).toMatchObject([
			{ job: { status: "undone" }, tally: { added: 2 }, run: { undoneAt: expect.any(Date) } },
		]);
	});

	it("counts a row once that is refused for several reasons", async () => {
		const twice = `Session name;Venue;Address;Postcode\n;${"x".repeat(400)};1 Quay;nowhere\n`;
		const { report } = await ran(await matched(await uploaded(twice)), true);
		expect(report).toMatchObject({ rows: 1, refusedCount: 1 });
		expect(report?.refused).toMatchObject([{ where: "2" }, { where: "2" }]);
	});

	it("that waits for its turn is taken out of the queue, and not after that", async () => {
		const job = await matched(await uploaded());
		expect(await cancelJob(who, job)).toBe(false);
		await queueJob(second, job, { dryRun: false });
		expect(await cancelJob({ ...who, council: await aCouncil() }, job)).toBe(false);
		expect(await cancelJob(who, job)).toBe(true);
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "ready", dryRun: true });
		await ran(await again(job), false);
		expect(await cancelJob(who, job)).toBe(false);
		expect(await shown()).toEqual(["Messy play", "Rhyme time"]);
	});

	it("of the same headings is read as the last time, and takes no other list's name unasked", async () => {
		await matched(await uploaded(), { "column-8": "", organisation: "Libraries" });
		const job = await uploaded();
		const { typed, lastSource } = await columnsPage(TEST, job);
		expect(typed).toMatchObject({ source: "", organisation: "Libraries" });
		expect(typed.fields[8]).toBe("");
		expect(lastSource).toBe("our-sessions");
		const fields = Object.fromEntries(typed.fields.map((field, at) => [`column-${at}`, field]));
		expect(readColumns({ ...fields, ...typed, fields: "" }, job)).toMatchObject({
			ok: false,
			errors: { source: expect.stringContaining("Enter a name") },
		});
	});

	it("is out of reach of another council", async () => {
		const { id } = await uploaded();
		await expect(requireJob(TEST, (await aCouncil()).id, id)).rejects.toMatchObject({ status: 404 });
	});

	it.each([
		["nothing", undefined, "missing"],
		["an empty file", file(""), "empty"],
		["a workbook", file("PK\u0003\u0004 [Content_Types].xml", "list.csv"), "spreadsheet"],
		["a PDF", file("%PDF-1.7"), "pdf"],
		["20 MB and more", file(new Uint8Array(LARGEST_UPLOAD + 1).fill(97)), "too-large"],
		["a heading twice", file("name,name\na,b"), "unreadable"],
	])("that is %s is refused with words", async (_, given, reason) => {
		expect(await addSheetJob(who, await given)).toMatchObject({ ok: false, reason });
	});

	it("in an old encoding is read, and says so", async () => {
		const added = await addSheetJob(who, await file(new Uint8Array(Buffer.from("name\nCafé £2", "latin1"))));
		if (!added.ok) throw new Error(added.reason);
		const page = await columnsPage(TEST, await requireJob(TEST, who.council.id, added.id));
		expect(page).toMatchObject({ guessed: true, columns: [{ samples: ["Café £2"] }] });
	});

	it("whose columns make no sense keeps what was chosen", async () => {
		const job = await uploaded();
		const read = readColumns({ how: "own", "column-0": "days", "column-1": "days", source: "???" }, job);
		if (read.ok) throw new Error("it was taken");
		expect(Object.keys(read.errors).sort()).toEqual(["name", "source", "twice"]);
		expect(read.typed.fields.slice(0, 3)).toEqual(["days", "days", ""]);
		const builtIn = readColumns({ how: "hub-export", source: "ours" }, job);
		expect(builtIn).toMatchObject({ ok: false, errors: { how: expect.stringContaining("service_id") } });
	});
});

/** A word for a number, as numbers at the end of a name do not tell activities apart. */
const wordFor = (at: number) => `${String.fromCharCode(97 + (at % 26), 111, 97 + Math.floor(at / 26))}lo`;

const PATIENT = { timeout: 60_000, interval: 5 };
afterEach(killAll);

/** More than fit in one transaction. */
const LONG = [
	SHEET.split("\n")[0],
	...Array.from({ length: 650 }, (_, at) => {
		const place = `Hall ${at % 50};${at % 50} Quay;ZZ1 1AA`;
		return `${wordFor(at)} dancing;Play;${place};Monday;10am;11am;Free`;
	}),
].join("\n");

describe("a long job in the background", () => {
	/** Runs it, and does something when the first of it is written, before anything more is. */
	async function runsUntil(job: { id: string }, stopping: AbortSignal, between: () => unknown): Promise<void> {
		const { transaction } = portal;
		let isBegun = false;
		vi.spyOn(portal, "transaction").mockImplementation(async function (this: typeof portal, ...args) {
			// Reading the sheet is the first half.
			if (!isBegun && (progressOf(job.id) ?? 0) > 0.5) {
				isBegun = true;
				await between();
			}
			return transaction.apply(this, args);
		} as typeof transaction);
		await runImports(TEST, stopping);
		vi.restoreAllMocks();
		expect(isBegun).toBe(true);
	}
	const statuses = async () => (await importsPage(who)).map(({ status }) => status);

	it("with which the product stops, goes on under the same run", async () => {
		const job = await matched(await uploaded(LONG));
		await queueJob(second, job, { dryRun: false });
		const stopping = new AbortController();
		await runsUntil(job, stopping.signal, () => stopping.abort());
		const stopped = await again(job);
		expect(stopped).toMatchObject({ status: "queued", run: { state: "stopped" } });
		expect(await jobPage(who, stopped)).toMatchObject({ isPartial: true, undoHref: expect.any(String) });
		expect(await cancelJob(who, stopped)).toBe(false);
		await runImports(TEST, going);
		const done = await again(job);
		expect(done).toMatchObject({ status: "done", report: { added: 650, unchanged: 0 }, run: { state: "applied" } });
		expect(done.importRunId).toBe(stopped.importRunId);
		expect(await statuses()).toEqual(["done"]);
	});

	it("whose process is killed in the middle goes on in another one, under the same run", async () => {
		const job = await matched(await uploaded(LONG));
		await queueJob(second, job, { dryRun: false });
		const { kill } = await backgroundProcess();
		await vi.waitFor(async () => expect((await again(job)).run?.progress).toBeGreaterThan(0), PATIENT);
		await kill();
		const left = await again(job);
		expect(left).toMatchObject({ status: "running", run: { state: "applying" } });
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "running" });
		await leasesLapse();
		expect(await again(job)).toMatchObject({ run: { state: "stopped" } });
		await runImports(TEST, going);
		const done = await again(job);
		expect(done).toMatchObject({ status: "done", importRunId: left.importRunId, report: { added: 650, unchanged: 0 } });
		expect(await tasksOf(IMPORT.name)).toEqual([]);
	});

	it("that fails in the middle says so, and is finished or taken back", async () => {
		const job = await matched(await uploaded(LONG));
		await queueJob(second, job, { dryRun: false });
		const taken = (heldBy: string | null) =>
			transaction(TEST, (tx) =>
				tx.update(importRun).set({ heldBy, heldUntil: heldBy === null ? null : new Date(Date.now() + 60_000) }),
			);
		await runsUntil(job, new AbortController().signal, () => taken("somebody else"));
		const failed = await again(job);
		expect(failed).toMatchObject({ status: "failed", importRunId: expect.any(String) });
		expect(failed.report?.failure).toContain("taken over");
		expect(failed.report?.failure).not.toContain("Nothing was changed");
		await taken(null);
		expect(await queueJob(who, failed, { dryRun: true })).toBe(false);
		expect(await queueJob(second, failed, { dryRun: false })).toBe(true);
		await runImports(TEST, going);
		const done = await again(job);
		expect(done).toMatchObject({ status: "done", importRunId: failed.importRunId, report: { added: 650 } });
		expect(await undoRun(who, done.importRunId ?? "")).toMatchObject({ ok: true, notUndone: [] });
		expect(await shown()).toEqual([]);
		expect(await statuses()).toEqual(["undone"]);
	});

	it("is taken back while it is not finished, also by the background when that is stopped", async () => {
		const job = await matched(await uploaded(LONG));
		await queueJob(second, job, { dryRun: false });
		const stopping = new AbortController();
		await runsUntil(job, stopping.signal, () => stopping.abort());
		const { importRunId } = await again(job);
		const written = await shown();
		expect(written.length).toBeGreaterThan(0);
		const begun = { undoBegunAt: new Date(), undoneBy: who.person.id, heldUntil: null };
		await transaction(TEST, async (tx) => {
			await tx
				.update(importRun)
				.set(begun)
				.where(eq(importRun.id, importRunId ?? ""));
			await tx.update(importJob).set({ status: "undone" });
		});
		expect(await statuses()).toEqual(["undoing"]);
		await runImports(TEST, going);
		expect(await statuses()).toEqual(["undoing"]);
		await goOnUndoing(TEST);
		await goOnUndoing(TEST);
		expect(await tasksOf(UNDO_IMPORT.name)).toMatchObject([{ key: importRunId, councilId: who.council.id }]);
		await finishUndoing(TEST, going);
		expect(await tasksOf(UNDO_IMPORT.name)).toEqual([]);
		expect(await shown()).toEqual([]);
		expect(await statuses()).toEqual(["undone"]);
		const { report } = await again(job);
		expect(report?.undone?.undone).toBeGreaterThanOrEqual(written.length);
		expect(await undoRun(who, importRunId ?? "")).toEqual({ ok: false, reason: "already-undone" });
	});
});

describe("a job in the background", () => {
	it("whose process died is taken up again when its lease has lapsed, and has failed when it dies every time", async () => {
		const job = await matched(await uploaded());
		await queueJob(second, job, { dryRun: false });
		await endedBefore(IMPORT.name, 1);
		await transaction(TEST, async (tx) => {
			await tx.update(importJob).set({ status: "running" }).where(eq(importJob.id, job.id));
			await tx.update(task).set({ heldUntil: new Date(Date.now() + 60_000) });
		});
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "running" });
		await leasesLapse();
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "done", report: { added: 2 } });
		expect(await tasksOf(IMPORT.name)).toEqual([]);

		const other = await matched(await uploaded());
		await queueJob(who, other, { dryRun: true });
		await endedBefore(IMPORT.name, 5);
		await runImports(TEST, going);
		const failed = await again(other);
		expect(failed).toMatchObject({ status: "failed" });
		expect(failed.report?.failure).toContain("stopped several times");
		expect(await tasksOf(IMPORT.name)).toEqual([]);
	});

	it("asked for twice runs once, and one whose source is being imported waits for that", async () => {
		const job = await matched(await uploaded());
		await queueJob(second, job, { dryRun: false });
		expect(await queueJob(second, job, { dryRun: false })).toBe(false);
		await transaction(TEST, (tx) =>
			tx.insert(importRun).values({
				id: "of-a-command",
				councilId: who.council.id,
				kind: "test",
				source: job.settings.source,
				startedAt: new Date(),
				heldBy: "another-machine 4711 a-mark",
				heldUntil: new Date(Date.now() + 60_000),
				report: {},
			}),
		);
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "queued", report: null });
		expect(await tasksOf(IMPORT.name)).toMatchObject([{ attempts: 1, heldBy: null, failedAt: null }]);
		await leasesLapse();
		await tasksComeDue();
		await runImports(TEST, going);
		expect(await again(job)).toMatchObject({ status: "done", report: { added: 2 } });
	});

	it("says why a feed cannot be read, and reads none inside the own network", async () => {
		const id = await addFeedJob(who, { address: "http://127.0.0.1:9/feed", name: "Their feed" });
		await runImports(TEST, going);
		const { status, report } = await requireJob(TEST, who.council.id, id);
		expect(status).toBe("failed");
		expect(report?.failure).toContain("private network");
	});
});
