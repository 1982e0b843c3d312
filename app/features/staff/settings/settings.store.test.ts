import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { aCouncil, aMember, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { seedDemo } from "../../../demo/seed-demo.server";
import type { Role } from "../../../model/people/roles";
import { readFor } from "../../../platform/store.server";
import { loader as administration } from "../../../routes/staff/administration";
import { action, loader } from "../../../routes/staff/settings-part";
import { type Council, requireCouncil } from "../../directory/councils/queries.server";
import type { PartSlug } from "./parts";

async function at(council: Council, role: Role, part: PartSlug) {
	const member = await aMember(council, role);
	const params = { part };
	const open = () => loader(staffArgs(member, council, `/settings/${part}`, { params }));
	const post = async (form: Record<string, string>) => {
		try {
			return await action(staffArgs(member, council, `/settings/${part}`, { params, form }));
		} catch (thrown) {
			return thrown;
		}
	};
	return { member, open, post };
}

const flat = (values: Record<string, string | string[]>) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

describe("a council's settings", () => {
	it("are changed by its administrator, seen by families at once, and recorded", async () => {
		const council = await aCouncil({ settings: { languages: ["en", "ur"] } });
		const { member, open, post } = await at(council, "administrator", "notice");
		const { seen } = await open();
		expect(await post({ seen, "notice-en": "Closed on Monday", "notice-ur": "پیر کو بند" })).toMatchObject({
			status: 303,
		});
		const after = await requireCouncil(TEST, council.slug);
		expect(after.settings).toEqual({ ...council.settings, notice: { en: "Closed on Monday", ur: "پیر کو بند" } });
		expect(after.contentVersion).toBe(council.contentVersion + 1);
		const db = await readFor(TEST);
		const log = await db.select().from(auditEntry).where(eq(auditEntry.councilId, council.id));
		expect(log).toMatchObject([{ action: "settings.changed", actorId: member.id, details: { part: "notice" } }]);
	});

	it("that somebody else changed meanwhile are not written over unseen, other parts are", async () => {
		const council = await aCouncil();
		const [one, other] = [await at(council, "administrator", "notice"), await at(council, "administrator", "rules")];
		const [{ seen }, rules] = [await one.open(), await other.open()];
		await one.post({ seen, "notice-en": "First" });
		const refused = await one.post({ seen, "notice-en": "Second" });
		expect(refused).toMatchObject({
			init: { status: 409 },
			data: { page: { values: { "notice-en": "Second" }, theirs: [{ label: "The notice: English", text: "First" }] } },
		});
		expect(await other.post({ ...flat(rules.values), seen: rules.seen, "mark-days": "90" })).toMatchObject({
			status: 303,
		});
		expect((await requireCouncil(TEST, council.slug)).settings).toMatchObject({
			notice: { en: "First" },
			editorial: { markAfterDays: 90 },
		});
		const { page } = (refused as { data: { page: { seen: string } } }).data;
		expect({ page: await one.post({ seen: page.seen, "notice-en": "Second" }) }).toMatchObject({
			page: { status: 303 },
		});
	});

	it("that cannot be are refused, and what was typed is kept", async () => {
		const council = await aCouncil();
		const { open, post } = await at(council, "administrator", "name");
		const { seen } = await open();
		expect(await post({ seen, name: "", website: "", colour: "#ffff00" })).toMatchObject({
			init: { status: 400 },
			data: {
				page: {
					values: { colour: "#ffff00" },
					errors: [{ field: "name" }, { field: "colour", text: expect.stringContaining("1.07") }],
				},
			},
		});
		expect((await requireCouncil(TEST, council.slug)).settings.brandColour).toBe(council.settings.brandColour);
	});

	it("are for administrators; a part or line that there is not is not found", async () => {
		const council = await aCouncil();
		for (const role of ["editor", "publisher", "leader"] as const) {
			await expect((await at(council, role, "name")).open()).rejects.toMatchObject({ status: 403 });
			expect(await (await at(council, role, "name")).post({})).toMatchObject({ status: 403 });
		}
		await expect((await at(council, "administrator", "constructor" as "name")).open()).rejects.toMatchObject({
			status: 404,
		});
		const member = await aMember(council, "administrator");
		const unknown = staffArgs(member, council, "/settings/contact?line=nope", { params: { part: "contact" } });
		await expect(loader(unknown)).rejects.toMatchObject({ status: 404 });
	});

	it("that staff changed are left alone by the demo", async () => {
		await seedDemo({ today: "2026-11-24" });
		const northmere = await requireCouncil(TEST, "northmere");
		const { open, post } = await at(northmere, "administrator", "notice");
		const { seen, values } = await open();
		await post({ ...flat(values), seen, "notice-en": "The pool is closed" });
		await seedDemo({ today: "2026-11-25" });
		expect((await requireCouncil(TEST, "northmere")).settings.notice?.en).toBe("The pool is closed");
	});
});

it("administration shows each of them what they may open", async () => {
	const council = await aCouncil();
	const doors = async (role: Role) =>
		(await administration(staffArgs(await aMember(council, role), council, "/administration"))).doors.map(
			({ key }) => key,
		);
	expect(await doors("administrator")).toEqual(["people", "settings", "referrals", "audit", "mail"]);
	expect(await doors("leader")).toEqual(["referrals", "audit"]);
	await expect(doors("editor")).rejects.toMatchObject({ status: 403 });
});
