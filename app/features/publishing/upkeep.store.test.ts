import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { council as councilTable, entry, mail, person, roleGrant, service } from "../../../db/schema";
import { aCouncil, aLocation, aMember, anOrganisation, aService, type Member, saved } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { factsAbout } from "../../../tests/factories/audit";
import { mailWhere } from "../../../tests/factories/messages";
import { endedBefore, tasksOf } from "../../../tests/factories/tasks";
import { addDays, localNow, toInstant } from "../../model/calendar/local-time";
import { ANYONE } from "../../model/people/asker";
import { readFor, transaction } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { listPublicServices } from "../directory/listings/public-listings.server";
import { ANY_SERVICE } from "../directory/search/search-params";
import { searchServices } from "../directory/search/search-services.server";
import { confirmByLink, stillRightPage } from "../staff/editor/still-right.server";
import { hideUnchecked } from "./hide-unchecked.server";
import { lookForKeepers, REMIND, remindKeepers } from "./remind-keepers.server";

const going = new AbortController().signal;
const today = localNow().date;
const ago = (days: number) => addDays(today, -days);
const at = (time: string, date = today) => toInstant(date, time);

/** What the product does by itself at a moment. */
async function remind(now: Date): Promise<void> {
	vi.useFakeTimers({ toFake: ["Date"], now });
	await lookForKeepers(TEST, going);
	await remindKeepers(TEST, going);
	vi.useRealTimers();
}
afterEach(() => {
	vi.useRealTimers();
});

let council: Council;
let publisher: Member;
beforeEach(async () => {
	council = await aCouncil({ fictional: false, settings: { editorial: { hideAfterDays: 365 } } });
	publisher = await aMember(council, "publisher", { name: "Pat Publisher" });
});

async function change(id: string, said: Partial<typeof entry.$inferInsert>) {
	await transaction(TEST, async (tx) => {
		await tx.update(entry).set(said).where(eq(entry.id, id));
	});
}
async function read(id: string) {
	const [row] = await (await readFor(TEST)).select().from(entry).where(eq(entry.id, id));
	return row;
}
async function mails(of: Council = council) {
	const rows = await mailWhere(eq(mail.councilId, of.id));
	return rows.map(({ recipient, words }) => ({ recipient, listings: words.values.listings ?? "" }));
}
const tokensIn = (text: string) => [...text.matchAll(/still-right\/([\w-]+)/g)].map(([, token]) => token ?? "");
const families = async () => (await listPublicServices(ANYONE, council.id)).map(({ content }) => content.name);
const facts = async (id: string) => (await factsAbout(id)).map(({ action, by }) => `${action} ${by ?? "the portal"}`);

describe("reminders", () => {
	it("go to the owner, or else the organisation's providers, or else the publishers: one each, with all their listings", async () => {
		const organisation = anOrganisation();
		const services = ["Owned", "Provided", "Also provided", "Nobody's"].map((name) =>
			aService({ name, assuredOn: ago(61), organisationId: name.includes("rovided") ? organisation.id : undefined }),
		);
		const [owned] = services;
		await saved(council, { organisations: [organisation], services });
		const owner = await aMember(council, "editor");
		const provider = await aMember(council, "provider", { organisationId: organisation.id });
		await change(owned?.id ?? "", { ownerId: owner.id });
		await remind(at("09:00"));
		const sent = await mails();
		expect(sent.map(({ recipient }) => recipient).sort()).toEqual(
			[owner.email, provider.email, publisher.email].sort(),
		);
		const of = (email: string) => sent.find(({ recipient }) => recipient === email)?.listings ?? "";
		expect(of(owner.email)).toContain("Owned, last checked on");
		expect(tokensIn(of(provider.email))).toHaveLength(2);
		expect(of(publisher.email)).toContain("Nobody's");
	});

	it("about a confidential place go to who may know it: not to an owner who may not", async () => {
		const place = { at: [54.1, -1.2] as [number, number] };
		const [refuge, hall] = [aLocation({ ...place, name: "Rosewood House", masked: true }), aLocation({ ...place })];
		await saved(council, { locations: [refuge, hall] });
		const owner = await aMember(council, "editor");
		for (const { id } of [refuge, hall]) await change(id, { ownerId: owner.id, assuredOn: ago(61) });
		await remind(at("09:00"));
		const sent = await mails();
		const toOwner = sent.find(({ recipient }) => recipient === owner.email)?.listings;
		expect(toOwner).toContain("Harbour Hall");
		expect(toOwner).not.toContain("Rosewood");
		expect(sent.find(({ recipient }) => recipient === publisher.email)?.listings).toContain("Rosewood House");
	});

	it("go out after 60, 80 and 90 days, once each, not at night", async () => {
		const one = aService({ assuredOn: ago(60) });
		await saved(council, { services: [one] });
		await remind(at("07:59"));
		expect(await mails()).toHaveLength(0);
		for (let day = 0; day <= 40; day++) {
			await remind(at("08:00", addDays(today, day)));
			await remind(at("12:00", addDays(today, day)));
			expect(await mails()).toHaveLength(1 + Number(day >= 20) + Number(day >= 30));
		}
		expect(await read(one.id)).toMatchObject({ reminded: 90 });
	});

	it("are one a person and day, whatever comes due on that day, and never more than a hundred listings", async () => {
		await saved(council, { services: [aService({ assuredOn: ago(70) })] });
		await remind(at("09:00"));
		await saved(council, { services: Array.from({ length: 130 }, () => aService({ assuredOn: ago(100) })) });
		await remind(at("10:00"));
		expect(await mails()).toHaveLength(1);
		const listed = async () => (await mails()).map(({ listings }) => tokensIn(listings).length).sort();
		await remind(at("09:00", addDays(today, 1)));
		expect(await listed()).toEqual([1, 100]);
		await remind(at("09:00", addDays(today, 2)));
		expect(await listed()).toEqual([1, 100, 30].sort());
	});

	it("are written once by several processes at once, and nobody who left is written to", async () => {
		await transaction(TEST, async (tx) => {
			await tx.update(person).set({ deactivatedAt: new Date() }).where(eq(person.id, publisher.id));
		});
		const next = await aMember(council, "publisher");
		await saved(council, { services: [aService({ assuredOn: ago(70) })] });
		vi.useFakeTimers({ toFake: ["Date"], now: at("09:00") });
		await Promise.all([1, 2, 3].map(() => lookForKeepers(TEST, going)));
		await Promise.all([1, 2, 3].map(() => remindKeepers(TEST, going)));
		expect((await mails()).map(({ recipient }) => recipient)).toEqual([next.email]);
	});

	it("wait for who was to be asked when a process ended in between: nobody twice, nobody forgotten, and only what is still so", async () => {
		const services = ["Kept", "Checked", "Given away"].map((name) => aService({ name, assuredOn: ago(61) }));
		await saved(council, { services });
		const [, checked, givenAway] = services;
		const owner = await aMember(council, "editor");
		vi.useFakeTimers({ toFake: ["Date"], now: at("09:00") });
		await lookForKeepers(TEST, going);
		await saved(council, { services: [aService({ name: "Late", assuredOn: ago(62) })] });
		await lookForKeepers(TEST, going);
		expect(await tasksOf(REMIND.name)).toMatchObject([{ councilId: council.id, body: { personId: publisher.id } }]);
		expect(await mails()).toEqual([]);
		await change(checked?.id ?? "", { assuredOn: today });
		await change(givenAway?.id ?? "", { ownerId: owner.id });
		await endedBefore(REMIND.name, 1);
		await remind(at("09:30"));
		await remind(at("11:00"));
		const [only, ...more] = await mails();
		expect(only?.recipient).toBe(publisher.email);
		expect(tokensIn(only?.listings ?? "")).toHaveLength(1);
		expect(only?.listings).toContain("Kept, last checked on");
		expect(more).toEqual([]);
		expect(await tasksOf(REMIND.name)).toEqual([]);
	});
});

describe("the link in a reminder", () => {
	async function reminded(days = 61) {
		const one = aService({ name: "Rhyme time", assuredOn: ago(days) });
		await saved(council, { services: [one] });
		await remind(at("09:00"));
		const [token = ""] = tokensIn((await mails())[0]?.listings ?? "");
		return { id: one.id, token };
	}

	it("shows what families read and changes nothing; its button says that it is right, once", async () => {
		const { id, token } = await reminded();
		const asked = await stillRightPage(token, { done: false });
		expect(asked).toMatchObject({ state: "ask", listing: { name: "Rhyme time" } });
		expect(JSON.stringify(asked.listing?.sections)).toContain("Toys, songs and other families.");
		expect(await read(id)).toMatchObject({ assuredOn: ago(61) });

		expect(await confirmByLink(token)).toBe(true);
		expect(await read(id)).toMatchObject({ assuredOn: today, reminded: 0 });
		expect((await stillRightPage(token, { done: true })).state).toBe("thanks");
		expect(await facts(id)).toContain("entry.confirmed Pat Publisher");

		await change(id, { assuredOn: ago(70) });
		expect(await confirmByLink(token)).toBe(false);
		expect(await read(id)).toMatchObject({ assuredOn: ago(70) });
		expect((await stillRightPage(token, { done: false })).state).toBe("used");
	});

	it("is of no use to a second finger at the same time", async () => {
		const { token } = await reminded();
		const answers = await Promise.all([1, 2, 3].map(() => confirmByLink(token)));
		expect(answers.filter(Boolean)).toHaveLength(1);
	});

	it("about a place that has become confidential is of no use to who may not know it", async () => {
		const hall = aLocation({ name: "Rosewood House" });
		await saved(council, { locations: [hall] });
		const editor = await aMember(council, "editor");
		await change(hall.id, { ownerId: editor.id, assuredOn: ago(61) });
		await remind(at("09:00"));
		const [token = ""] = tokensIn((await mails())[0]?.listings ?? "");
		expect(await stillRightPage(token, { done: false })).toMatchObject({
			state: "ask",
			listing: { name: "Rosewood House" },
		});
		await saved(council, { locations: [{ ...hall, masked: true }] });
		expect(await stillRightPage(token, { done: false })).toMatchObject({ state: "unknown", listing: null });
		expect(await confirmByLink(token)).toBe(false);
	});

	it("is of no use after 30 days, to somebody who left, or when it is made up", async () => {
		const { token } = await reminded();
		for (const made of ["", "x", "a".repeat(100_000), `${token}a`]) {
			expect((await stillRightPage(made, { done: true })).state).toBe("unknown");
			expect(await confirmByLink(made)).toBe(false);
		}
		await transaction(TEST, async (tx) => {
			await tx.delete(roleGrant).where(eq(roleGrant.personId, publisher.id));
		});
		expect((await stillRightPage(token, { done: false })).state).toBe("expired");
		expect(await confirmByLink(token)).toBe(false);
	});
});

describe("what nobody checked for longer than the council allows", () => {
	const statusOf = async (id: string) => {
		const [row] = await (await readFor(TEST)).select().from(service).where(eq(service.id, id));
		return row?.status;
	};
	const found = async () =>
		(await searchServices(ANYONE, council.id, { ...ANY_SERVICE, q: "rhyme" }, null)).hits.length;

	it("is hidden from families and kept for staff, with its draft, until somebody says that it is right", async () => {
		const old = aService({ name: "Rhyme time", assuredOn: ago(366) });
		const young = aService({ name: "Messy play", assuredOn: ago(365) });
		await saved(council, { services: [old, young] });
		await change(old.id, { draft: { kind: "service", content: { name: "Being written" } }, status: "draft" });
		expect(await found()).toBe(1);
		await hideUnchecked(TEST, going);
		expect(await families()).toEqual(["Messy play"]);
		expect(await found()).toBe(0);
		expect(await read(old.id)).toMatchObject({ status: "draft", liveVersion: 1, draft: { kind: "service" } });
		expect(await facts(old.id)).toEqual(["entry.hidden the portal"]);
		await change(old.id, { draft: null, status: "published" });

		await remind(at("09:00"));
		const link = tokensIn((await mails())[0]?.listings ?? "");
		for (const token of link) await confirmByLink(token);
		expect(await families()).toContain("Rhyme time");
		expect(await found()).toBe(1);
		await hideUnchecked(TEST, going);
		expect(await families()).toContain("Rhyme time");
	});

	it("is shown again when the council changes its rule", async () => {
		const old = aService({ assuredOn: ago(400) });
		await saved(council, { services: [old] });
		await hideUnchecked(TEST, going);
		expect(await statusOf(old.id)).toBe("hidden");
		await transaction(TEST, async (tx) => {
			const settings = { ...council.settings, editorial: { hideAfterDays: null } };
			await tx.update(councilTable).set({ settings }).where(eq(councilTable.id, council.id));
		});
		await hideUnchecked(TEST, going);
		expect(await statusOf(old.id)).toBe("published");
	});
});
