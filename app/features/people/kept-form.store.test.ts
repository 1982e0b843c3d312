import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { keptForm } from "../../../db/schema";
import { aCouncil, aMember } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { readFor } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { findKeptForm, forgetKeptForm, keepForm, purgeKeptForms, RESUME } from "./kept-form.server";

const PAGE = "/staff/northmere/services/42/edit/about?part=2";
const TYPED = { name: "Sing and sign", days: ["MO", "TH"] };
const posted = { values: TYPED, files: {} };
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe("a form that met an ended session", () => {
	let council: Council;
	let person: string;
	let other: string;
	beforeAll(async () => {
		council = await aCouncil();
		person = (await aMember(council, "editor")).id;
		other = (await aMember(council, "editor")).id;
	});

	it("is found again by the one who sent it, on its page, filled in", async () => {
		const path = await keepForm(person, PAGE, posted);
		expect(path).toContain(`${RESUME}=`);
		expect(await findKeptForm(person, path)).toEqual({ page: PAGE, values: TYPED });
	});

	it("is nobody else's, no other page's, and gone after an hour", async () => {
		const path = await keepForm(person, PAGE, posted);
		expect(await findKeptForm(person, path, later(59))).toBeDefined();
		expect(await findKeptForm(other, path)).toBeUndefined();
		expect(await findKeptForm(person, path.replace("/42/", "/43/"))).toBeUndefined();
		expect(await findKeptForm(person, path, later(61))).toBeUndefined();
	});

	it("stands sealed in the database, and is deleted in time", async () => {
		const path = await keepForm(person, PAGE, posted);
		const id = new URL(path, "http://x").searchParams.get(RESUME) ?? "";
		const rows = async () => (await readFor(TEST)).select().from(keptForm).where(eq(keptForm.id, id));
		expect(JSON.stringify(await rows())).toContain(id);
		expect(JSON.stringify(await rows())).not.toContain("Sing");
		await purgeKeptForms(TEST, later(61));
		expect(await rows()).toEqual([]);
	});

	it("is forgotten once it was sent anew", async () => {
		const path = await keepForm(person, PAGE, posted);
		await forgetKeptForm(other, path);
		expect(await findKeptForm(person, path)).toBeDefined();
		await forgetKeptForm(person, path);
		expect(await findKeptForm(person, path)).toBeUndefined();
	});

	it("is not kept where nothing was typed, nor without end", async () => {
		const third = (await aMember(council, "editor")).id;
		expect(await keepForm(third, PAGE, { values: {}, files: {} })).toBe(PAGE);
		const paths = [];
		// Of several in one millisecond any may be the oldest.
		for (let tab = 0; tab < 22; tab++) paths.push(await keepForm(third, PAGE, posted, later(tab / 60_000)));
		const found = await Promise.all(paths.map((path) => findKeptForm(third, path)));
		expect(found.map((form) => form !== undefined)).toEqual(paths.map((_, tab) => tab >= 2));
	});
});
