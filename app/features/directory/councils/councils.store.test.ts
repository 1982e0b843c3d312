import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { area, auditEntry, council, district } from "../../../../db/schema";
import { TEST } from "../../../../tests/factories/asker";
import { readFor, transaction } from "../../../platform/store.server";
import { addCouncil } from "./add-council.server";
import { bumpContentVersion } from "./content-version.server";
import { findCouncil } from "./queries.server";
import { setCouncil } from "./set-council.server";

const outline = { type: "Point" as const, coordinates: [0, 51] };

beforeAll(async () => {
	await transaction(TEST, async (tx) => {
		await tx.insert(area).values({
			gss: "E09000031",
			name: "Waltham Forest",
			officialName: "",
			type: "",
			region: "",
			govukSlug: null,
			outline,
		});
		await tx.insert(district).values({ gss: "E09000099", areaGss: "E09000031" });
	});
	await addCouncil(TEST, { slug: "waltham-forest", name: " Waltham Forest Council ", gss: "E09000031" });
});

async function outlineOf(slug: string) {
	const db = await readFor(TEST);
	const [row] = await db.select({ outline: council.outline }).from(council).where(eq(council.slug, slug));
	return row?.outline;
}

describe("a new council", () => {
	it("starts with settings that work, every language and the outline of its area", async () => {
		expect(await findCouncil(TEST, "waltham-forest")).toMatchObject({
			name: "Waltham Forest Council",
			gss: "E09000031",
			fictional: false,
			contentVersion: 1,
			settings: { languages: expect.arrayContaining(["en", "ur"]), labels: { hub: { en: "Family hub" } } },
		});
		expect(await outlineOf("waltham-forest")).toEqual(outline);
	});

	it.each([
		["Kent", "small letters"],
		["a--b", "small letters"],
		["", "small letters"],
		["about-the-data", "is a page or a language"],
		["ur", "is a page or a language"],
		["waltham-forest", "is taken by Waltham Forest Council"],
	])("cannot have the slug %j", async (slug, reason) => {
		const saved = await addCouncil(TEST, { slug, name: "Kent", gss: null });
		expect(saved).toEqual({ ok: false, problems: [{ field: "slug", reason: expect.stringContaining(reason) }] });
	});

	it("hears of everything that is wrong at once, and is not written", async () => {
		const saved = await addCouncil(TEST, {
			slug: "kent",
			name: " ",
			gss: "Kent",
			website: "kent.example",
			settings: { brandColour: "#00aaff", languages: ["ur", "xx"] },
		});
		expect(saved).toMatchObject({ ok: false });
		const problems = saved.ok ? [] : saved.problems.map(({ field }) => field);
		expect(problems).toEqual(["name", "gss", "website", "brandColour", "languages", "languages"]);
		expect(saved.ok ? "" : saved.problems[3]?.reason).toContain("contrast of 2.56, and 4.5 is needed");
		expect(await findCouncil(TEST, "kent")).toBeUndefined();
	});

	it("cannot have another one's area", async () => {
		expect(await addCouncil(TEST, { slug: "wf", name: "WF", gss: "E09000031" })).toMatchObject({
			problems: [{ field: "gss" }],
		});
	});
});

it("a council is of an area, not of a district in one", async () => {
	const saved = await addCouncil(TEST, { slug: "wf", name: "WF", gss: "E09000099" });
	expect(saved).toMatchObject({
		ok: false,
		problems: [{ field: "gss", reason: expect.stringContaining("E09000031") }],
	});
});

describe("a change of a council", () => {
	it("keeps what it does not name, and shows in the content version", async () => {
		const before = await findCouncil(TEST, "waltham-forest");
		expect(
			await setCouncil(TEST, "waltham-forest", {
				settings: { brandColour: "#005f73", notice: { en: "Closed today" } },
			}),
		).toMatchObject({ ok: true });
		const after = await findCouncil(TEST, "waltham-forest");
		expect(after).toEqual({
			...before,
			contentVersion: 2,
			settings: { ...before?.settings, brandColour: "#005f73", notice: { en: "Closed today" } },
		});
		expect(await outlineOf("waltham-forest")).toEqual(outline);
	});

	it("is refused when something is wrong with it", async () => {
		const before = await findCouncil(TEST, "waltham-forest");
		expect(await setCouncil(TEST, "waltham-forest", { slug: "ur", settings: { brandColour: "red" } })).toMatchObject({
			ok: false,
			problems: [{ field: "slug" }, { field: "brandColour" }],
		});
		expect(await setCouncil(TEST, "nowhere", { name: "x" })).toMatchObject({
			ok: false,
			problems: [{ field: "slug" }],
		});
		expect(await findCouncil(TEST, "waltham-forest")).toEqual(before);
	});
});

it("adding and changing a council stand in its log, by the names of what was changed", async () => {
	const saved = await addCouncil(TEST, { slug: "kent", name: "Kent", gss: null });
	await setCouncil(TEST, "kent", {
		name: "Kent County Council",
		website: undefined,
		settings: { notice: { en: "Closed" } },
	});
	await setCouncil(TEST, "kent", { slug: "ur" });
	const log = await (await readFor(TEST))
		.select({ action: auditEntry.action, details: auditEntry.details })
		.from(auditEntry)
		.where(eq(auditEntry.stream, `council:${saved.ok && saved.id}`))
		.orderBy(auditEntry.number);
	expect(log).toEqual([
		{ action: "council.added", details: {} },
		{ action: "council.changed", details: { parts: ["name", "notice"] } },
	]);
});

it("the content version goes up by one", async () => {
	const before = await findCouncil(TEST, "waltham-forest");
	await transaction(TEST, (tx) => bumpContentVersion(tx, before?.id ?? ""));
	expect((await findCouncil(TEST, "waltham-forest"))?.contentVersion).toBe((before?.contentVersion ?? 0) + 1);
});
