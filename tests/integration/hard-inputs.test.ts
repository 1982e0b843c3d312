/** Small inputs that show one fault each, written as real councils write. Runs where they lie beside the project. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { importFeed } from "../../app/features/exchange/open-referral/import-feed.server";
import { importServices, readSheetMap } from "../../app/features/exchange/sheets/import-services.server";
import { ANYONE } from "../../app/model/people/asker";
import { aCouncil } from "../factories";
import { TEST } from "../factories/asker";

const inputs = resolve(import.meta.dirname, "../../../shared/data/hard-inputs");
const input = (name: string) => join(inputs, name);

describe.runIf(existsSync(inputs))("a source that is hard to read", () => {
	let council: Council;
	beforeEach(async () => {
		council = await aCouncil();
	});
	const sheet = async (name: string) =>
		importServices(TEST, { file: input(name), council, map: await readSheetMap(input("map.json")) });
	const feed = async (name: string) => {
		const report = await importFeed(TEST, { place: input(name), council, source: "x" });
		if (!report) throw new Error("not changed");
		return report;
	};
	const shown = async () =>
		(await listPublicServices(ANYONE, council.id)).map(({ content }) => [
			content.name,
			content.places.flatMap(({ schedules }) => schedules.map(({ start }) => start)),
		]);

	it("02: two typos in the second run take nothing away", async () => {
		await sheet("02a-first-run.csv");
		const before = await shown();
		const report = await sheet("02b-second-run-two-typos.csv");
		expect(report.refused.map(({ where, field }) => [where, field])).toEqual([
			["2", "start"],
			["4", "start"],
		]);
		expect(report.services).toMatchObject({ withdrawn: 0, changed: 0 });
		expect(report.kept.map(({ name }) => name).sort()).toEqual(["Fun For All", "Superstars"]);
		expect(await shown()).toEqual(before);
		expect(before).toHaveLength(2);
	});

	it("27: two items that became unreadable stay, and are named", async () => {
		await feed("27a-first-run.json");
		const before = await shown();
		const report = await feed("27b-second-run-two-unreadable.json");
		expect(report.services).toMatchObject({ withdrawn: 0 });
		expect(report.kept.map(({ name }) => name).sort()).toEqual(["Case 2", "Case 3"]);
		expect(await shown()).toEqual(before);
		expect(before).toHaveLength(3);
	});

	it.each(["accessibility", "contacts", "languages"])("26: %s of the wrong type costs that field", async (field) => {
		const report = await feed(`26-wrong-type-${field}.json`);
		expect(report).toMatchObject({ items: 2, refused: [], services: { added: 2 } });
		expect(report.warnings).toMatchObject([{ where: "00000000-0000-4000-8000-000000000002" }]);
		expect(report.warnings[0]?.field).toContain(field);
		expect(report.warnings[0]?.reason).toBe("is not a list; left out");
	});

	it("32: NUL and half a character are taken out, alike on both engines", async () => {
		const report = await feed("32-nul-and-surrogate.json");
		expect(report).toMatchObject({ refused: [], services: { added: 2 } });
		expect(report.warnings.map(({ field }) => field)).toEqual(["description", "description"]);
		const words = (await listPublicServices(ANYONE, council.id)).map(({ content }) => content.description);
		expect(words).toEqual(["ab", "x \ufffd y"]);
	});
});
