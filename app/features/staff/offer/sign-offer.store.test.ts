import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry, offerEdition, session } from "../../../../db/schema";
import { aCouncil, aLocation, aMember, aService, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import type { Role } from "../../../model/people/roles";
import { verifyAudit } from "../../../platform/audit.server";
import { ENGLISH, findLanguage, type Language } from "../../../platform/i18n/languages";
import { portal, readFor, transaction } from "../../../platform/store.server";
import { loader as offerLoader } from "../../../routes/staff/offer";
import { action as signAction } from "../../../routes/staff/offer-sign";
import { type Council, requireCouncil } from "../../directory/councils/queries.server";
import { listHubs } from "../../directory/listings/public-listings.server";
import { editionsPage, keptEdition, staffEditions } from "../../families/offer/editions.server";
import { offerPage } from "../../families/offer/offer-page.server";
import { printedOffer } from "../../families/offer/printed-offer.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { publishTranslation } from "../../publishing/move-translation.server";
import { publishEntry } from "../../publishing/publish.server";
import { saveDraft } from "../../publishing/save-draft.server";
import { saveTranslation } from "../../publishing/save-translation.server";
import { newEntryPage, startEntry } from "../editor/new-entry.server";
import { offerDesk, startPart } from "./offer-desk.server";
import { signOffer, signPage } from "./sign-offer.server";

const URDU = findLanguage("ur") as Language;
const ORIGIN = "https://hub.example.gov.uk";
const LEADER = { name: "Marian Holloway", role: "Leader", note: "", acknowledged: "yes" };

const staff = async (of: Council, role: Role) => requireStaff(staffArgs(await aMember(of, role), of), "staff.enter");

async function anOffer() {
	const council = await aCouncil({
		settings: { languages: ["en", "ur"], offerEdition: { version: "3.1", date: "2026-01-01" } },
	});
	await saved(council, {
		locations: [aLocation({ name: "Harbour", hub: {} })],
		services: [aService({ name: "Baby massage", topics: ["parenting"] })],
	});
	return requireCouncil(TEST, council.slug);
}

describe("signing the offer off", () => {
	it("keeps what was signed, and shows it without a place that has become confidential since", async () => {
		const council = await anOffer();
		const house = {
			id: randomUUID(),
			name: "Rosewood House",
			address: { line1: "9 Hidden Lane", postcode: "ZZ9 8XY" },
		};
		const hall = aLocation({ name: "Harbour Hall", address: { line1: "2 Ropewalk" } });
		const open = aLocation({ ...house, hub: {} });
		await saved(council, {
			locations: [open, hall],
			services: [aService({ name: "Safe start", places: [open, hall] })],
		});
		const leader = await staff(await requireCouncil(TEST, council.slug), "leader");
		const { seen, number } = await signPage(leader);
		expect(await signOffer(leader, { ...LEADER, seen }, ORIGIN)).toMatchObject({ ok: true });
		const shown = async (language: Language) => JSON.stringify(await keptEdition(council, String(number), language));
		expect(await shown(URDU)).toMatch(/Rosewood House.*9 Hidden Lane/);

		await saved(council, { locations: [aLocation({ ...house, name: "Rosewood", masked: true })] });
		for (const language of [ENGLISH, URDU]) {
			expect(await shown(language)).not.toMatch(/Rosewood|rosewood|Hidden Lane|8XY/);
			expect(await shown(language)).toContain("2 Ropewalk");
			expect(await shown(language)).toContain("ZZ9");
		}
		const db = await readFor(TEST);
		const [stored] = await db
			.select({ printed: offerEdition.printed })
			.from(offerEdition)
			.where(eq(offerEdition.councilId, council.id));
		expect(JSON.stringify(stored)).toContain("9 Hidden Lane");
	});

	it("gives families a numbered edition with its date and the leader's name, and keeps its print edition as it was", async () => {
		const council = await anOffer();
		const leader = await staff(council, "leader");
		const { number, seen, missing } = await signPage(leader);
		expect(number).toBe(4);
		expect(missing).toBeGreaterThan(0);
		expect(await signOffer(leader, { ...LEADER, note: "The rest in spring.", seen }, ORIGIN)).toEqual({
			ok: true,
			number: 4,
		});

		const now = await requireCouncil(TEST, council.slug);
		expect(now.contentVersion).toBeGreaterThan(council.contentVersion);
		expect((await offerPage(now, ENGLISH, null)).edition).toMatch(
			/^Edition 4, \d+ \w+ \d{4}, signed off by Marian Holloway$/,
		);
		expect((await offerPage(now, URDU, null)).edition).toContain("منظوری: Marian Holloway");
		expect((await printedOffer(now, URDU, ORIGIN)).edition).toContain("Marian Holloway");

		await saved(now, { services: [aService({ name: "Weaning", topics: ["infant-feeding"] })] });
		const kept = await keptEdition(now, "4", URDU);
		expect(kept).toMatchObject({ lang: "ur", page: { edition: expect.stringContaining("Marian Holloway") } });
		const names = kept?.page.sections.flatMap(({ services }) => services.map(({ name }) => name.text));
		expect(names).toEqual(["Baby massage"]);
		expect(await keptEdition(now, "4", findLanguage("pl") as Language)).toMatchObject({ lang: "en" });
		for (const wrong of ["5", "0", "-1", "4.0", "x", "", "999999999999"]) {
			expect(await keptEdition(now, wrong, ENGLISH)).toBeUndefined();
		}
		expect(await keptEdition(await aCouncil(), "4", ENGLISH)).toBeUndefined();

		expect((await editionsPage(now, ENGLISH)).editions).toMatchObject([{ number: 4, role: { text: "Leader" } }]);
		expect((await staffEditions(leader, now)).editions).toMatchObject([
			{ number: 4, note: "The rest in spring.", missing: `${missing} things were missing.` },
		]);
		const db = await readFor(TEST);
		const log = await db.select().from(auditEntry).where(eq(auditEntry.councilId, council.id));
		expect(log).toMatchObject([
			{ action: "offer.signed", actorId: leader.person.id, subjectId: "4", details: { missing } },
		]);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });

		const next = await signPage(await staff(now, "leader"));
		expect(next.number).toBe(5);
	});

	it("needs a name, a role and that the leader knows of what is missing", async () => {
		const council = await anOffer();
		const leader = await staff(council, "leader");
		const { seen } = await signPage(leader);
		expect(await signOffer(leader, { name: "", role: "", note: "x".repeat(2001), seen }, ORIGIN)).toMatchObject({
			ok: false,
			status: 400,
			errors: {
				name: { reason: "missing" },
				role: { reason: "missing" },
				note: { reason: "too-long" },
				acknowledged: { reason: "missing" },
			},
		});
		expect((await editionsPage(council, ENGLISH)).editions).toEqual([]);
	});

	it("is refused when families read something else than the leader saw, and then twice", async () => {
		const council = await anOffer();
		const leader = await staff(council, "leader");
		const { seen } = await signPage(leader);
		await saved(council, { services: [aService({ name: "New" })] });
		expect(await signOffer(leader, { ...LEADER, seen }, ORIGIN)).toEqual({ ok: false, status: 409 });

		const { seen: fresh } = await signPage(await staff(await requireCouncil(TEST, council.slug), "leader"));
		const both = await Promise.all([1, 2].map(() => signOffer(leader, { ...LEADER, seen: fresh }, ORIGIN)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await editionsPage(council, ENGLISH)).editions).toHaveLength(1);
	});

	it("is for the leader; a form keeps what was typed", async () => {
		const council = await anOffer();
		const posted = { seen: String(council.contentVersion), name: "M", role: "", note: "Soon" };
		const post = async (role: Role) =>
			signAction(staffArgs(await aMember(council, role), council, "/offer/sign", { form: posted }));
		await expect(post("administrator")).rejects.toMatchObject({ status: 403 });
		const away = await aMember(council, "leader");
		await transaction(TEST, async (tx) => {
			const authenticatedAt = new Date(Date.now() - 16 * 60_000);
			await tx.update(session).set({ authenticatedAt }).where(eq(session.personId, away.id));
		});
		await expect(
			signAction(staffArgs(away, council, "/offer/sign", { form: { ...posted, acknowledged: "yes", role: "L" } })),
		).rejects.toMatchObject({ status: 303 });
		expect(await post("leader")).toMatchObject({
			init: { status: 400 },
			data: {
				page: {
					values: { name: "M", role: "", note: "Soon" },
					errors: [{ field: "acknowledged" }, { field: "role", text: "Enter your role" }],
				},
			},
		});
		await expect(offerLoader(staffArgs(await aMember(council, "hub-worker"), council, "/offer"))).rejects.toMatchObject(
			{ status: 403 },
		);
	});
});

describe("the offer's own words", () => {
	it("stand above their part once they are published, in the reader's language", async () => {
		const council = await anOffer();
		const publisher = await staff(council, "publisher");
		for (const [part, text, urdu] of [
			["whole", "All of it.", undefined],
			["topic:parenting", "First.\n\nSecond.", "پہلا۔"],
		] as const) {
			const started = await startPart(publisher, part);
			if (!started.ok) throw new Error(started.reason);
			expect(await startPart(publisher, part)).toEqual(started);
			const about = part === "whole" ? { whole: true as const } : { topic: "parenting" as const };
			const content = { about, text, translations: {}, translationFacts: {} };
			await saveDraft(publisher, { id: started.id, revision: 1, content: { kind: "offer-section", content } });
			const [first = ""] = text.split("\n");
			const print = async () => JSON.stringify(await printedOffer(council, ENGLISH, ORIGIN));
			expect(await print()).not.toContain(first);
			const approver = await staff(council, "publisher");
			expect(await publishEntry(approver, { id: started.id, revision: 2 })).toMatchObject({ ok: true });
			expect(await print()).toContain(first);
			if (!urdu) continue;
			const ur = { id: started.id, language: "ur" };
			const translated = { ...content, translations: { ur: { text: urdu } } };
			await saveTranslation(publisher, { ...ur, revision: 0, content: { kind: "offer-section", content: translated } });
			expect(await publishTranslation(approver, { ...ur, revision: 1 })).toEqual({ ok: true });
		}
		const english = await offerPage(council, ENGLISH, "topic");
		expect(english.words).toEqual([{ text: "All of it.", lang: "en", dir: "ltr" }]);
		const above = ({ sections }: typeof english) => sections.find(({ key }) => key === "parenting")?.words;
		expect(above(english)?.map(({ text }) => text)).toEqual(["First.", "Second."]);
		expect(above(await offerPage(council, URDU, "topic"))).toEqual([{ text: "پہلا۔", lang: "ur", dir: "rtl" }]);
		const printed = await printedOffer(council, URDU, ORIGIN);
		expect(printed.sections.find(({ key }) => key === "parenting")?.words).toHaveLength(1);

		const desk = await offerDesk(publisher, null);
		const parts = desk.parts.flatMap((group) => group.parts).filter(({ status }) => status);
		expect(parts).toMatchObject([
			{ slug: "whole", status: "published" },
			{ slug: "topic:parenting", status: "published" },
		]);
		expect(await startPart(publisher, "topic:<b>")).toEqual({ ok: false, reason: "not-found" });
	});
});

it("what is missing leads to where it is mended", async () => {
	const council = await anOffer();
	const desk = await offerDesk(await staff(council, "editor"), null);
	const hrefs = desk.missingLines.map(({ href }) => href);
	expect(hrefs).toContain(`/staff/${council.slug}/services/new?topic=send`);
	expect(hrefs).toContain(`/staff/${council.slug}/translations?language=ur`);
	expect(hrefs.some((href) => href.startsWith(`/staff/${council.slug}/services/new?place=`))).toBe(true);
	expect(desk.missingLines).toHaveLength(desk.missing);
	expect(desk.signHref).toBeNull();
});

it("a service started to fill a gap has its topic and place; another council's place is not taken", async () => {
	const [council, other] = [await anOffer(), await anOffer()];
	const publisher = await staff(council, "publisher");
	const page = await newEntryPage(publisher, "service");
	if (!page) throw new Error("no page");
	const placeOf = async (of: Council) => (await listHubs(ANYONE, of.id))[0]?.id ?? "";
	const start = async (place: string) => {
		const name = `Group ${place}`;
		const posted = { name, organisation: page.organisations?.[0]?.value ?? "", sure: name };
		const started = await startEntry(publisher, page, posted, new URLSearchParams({ topic: "send", place }));
		if (!started.ok) throw new Error(JSON.stringify(started));
		const db = await readFor(TEST);
		return (await findEntry(db, council.id, started.href.split("/")[4] ?? ""))?.current;
	};
	const hub = await placeOf(council);
	expect(await start(hub)).toMatchObject({ content: { topics: ["send"], places: [{ locationId: hub }] } });
	expect(await start(await placeOf(other))).toMatchObject({ content: { topics: ["send"], places: [] } });
});
