/** The editor's addresses, as a browser without scripts and the page's own script call them. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCouncil, aLocation, aMember, anOrganisation, aSchedule, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { anAnsweredService } from "../../../../tests/factories/listings";
import type { Member } from "../../../../tests/factories/staff";
import { localNow } from "../../../model/calendar/local-time";
import { ANYONE } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import * as autosave from "../../../routes/staff/entry-autosave";
import * as check from "../../../routes/staff/entry-check";
import * as edit from "../../../routes/staff/entry-edit";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff } from "../../people/require-staff.server";
import type { EntryOf } from "../../publishing/entries";
import { findEntry } from "../../publishing/find-entry.server";
import { addEntry } from "../../publishing/save-draft.server";
import type { DatesAhead } from "./section-facts.server";

let council: Council;
let editor: Member;
let colleague: Member;
let publisher: Member;
const organisation = anOrganisation({ name: "Harbour Families" });
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });
let id: string;

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [organisation], locations: [hall] });
	editor = await aMember(council, "editor", { name: "Ed Itor" });
	colleague = await aMember(council, "editor", { name: "Col League" });
	publisher = await aMember(council, "publisher");
});

beforeEach(async () => {
	id = await added(anAnsweredService("Rhyme time", organisation.id));
});

async function added(content: EntryOf<"service">): Promise<string> {
	const answer = await addEntry(await requireStaff(staffArgs(editor, council), "staff.enter"), content);
	if (!answer.ok) throw new Error(answer.reason);
	return answer.id;
}

async function stored() {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (found?.current.kind !== "service") throw new Error("it is not there");
	return { revision: found.revision, status: found.status, content: found.current.content };
}

interface Answer {
	status: number;
	/** Where it leads. */
	to: string | null;
	body: unknown;
}

/** What an action or a loader gives, thrown or not. */
async function answerOf(
	run: (args: ActionFunctionArgs) => Promise<unknown>,
	args: ActionFunctionArgs,
): Promise<Answer> {
	const given = await run(args).catch((thrown: unknown) => thrown);
	if (given instanceof Response) {
		const text = await given.text();
		return { status: given.status, to: given.headers.get("Location"), body: text && JSON.parse(text) };
	}
	if (given instanceof Error) throw given;
	const { data, init } = given as { data?: unknown; init?: { status?: number } };
	return { status: init?.status ?? 200, to: null, body: data ?? given };
}

type Form = Record<string, string>;

const at = (rest: string, params: Form, form: Form | undefined, who: Member) =>
	staffArgs(who, council, `/services/${id}/${rest}`, { params: { id, ...params }, ...(form && { form }) });
const withRevision = async (form: Form): Promise<Form> => ({ revision: String((await stored()).revision), ...form });

const open = (section: string, who = editor, search = "") =>
	answerOf(edit.loader, at(`edit/${section}${search}`, { section }, undefined, who));
const post = async (section: string, form: Form, who = editor, search = "") =>
	answerOf(
		edit.action,
		at(`edit/${section}${search}`, { section }, await withRevision({ intent: "save", ...form }), who),
	);
const keep = async (section: string, form: Form, who = editor) =>
	answerOf(autosave.action, at(`autosave/${section}`, { section }, await withRevision(form), who));
const step = async (form: Form, who = publisher) =>
	answerOf(check.action, at("check", {}, await withRevision(form), who));

const about = { name: "Rhyme time", summary: "Songs for babies", topics: "play", level: "universal" };

describe("a section that is saved", () => {
	it("is kept as a draft and leads to the next one, back to what is checked, or out", async () => {
		expect(await post("about", about)).toMatchObject({
			status: 303,
			to: `/staff/${council.slug}/services/${id}/edit/who`,
		});
		expect(await stored()).toMatchObject({
			status: "draft",
			content: { summary: "Songs for babies", topics: ["play"] },
		});
		expect((await post("about", about, editor, "?back=check")).to).toBe(`/staff/${council.slug}/services/${id}/check`);
		expect((await post("about", { ...about, intent: "save-close" })).to).toMatch(/\/services\/[^/]+\?done=saved$/);
		expect((await post("access", { access: "step-free" })).to).toMatch(/\/check$/);
	});

	it("comes back with what was typed when something is wrong, and nothing is stored", async () => {
		const answer = await post("joining", { joining: "book", "booking-url": "javascript:alert(1)" });
		expect(answer).toMatchObject({
			status: 400,
			body: {
				page: { values: { "booking-url": "javascript:alert(1)", joining: "book" }, errors: [{ field: "booking-url" }] },
			},
		});
		expect((await stored()).content.joining).toBe("drop-in");
		const long = "x".repeat(100_000);
		expect(await post("about", { ...about, description: long })).toMatchObject({
			status: 400,
			body: { page: { values: { description: long }, errors: [{ field: "description" }] } },
		});
	});

	it("does not overwrite what somebody else wrote: both texts are shown, and either can be kept", async () => {
		const { revision } = await stored();
		await post("about", { ...about, summary: "Songs for toddlers" }, colleague);
		const mine = { ...about, summary: "Songs for newborns", revision: String(revision) };
		const conflict = await post("about", mine);
		expect(conflict).toMatchObject({
			status: 409,
			body: {
				conflict: {
					by: "Col League",
					sections: [{ rows: [{ key: "summary" }] }],
					fields: expect.arrayContaining([{ name: "summary", value: "Songs for newborns" }]),
				},
			},
		});
		expect((await stored()).content.summary).toBe("Songs for toddlers");
		const { conflict: shown } = conflict.body as { conflict: { revision: number } };
		expect(await post("about", { ...mine, revision: String(shown.revision) })).toMatchObject({ status: 303 });
		expect((await stored()).content.summary).toBe("Songs for newborns");
	});

	it("sent twice is no conflict; without a revision it is one", async () => {
		const once = { ...about, revision: String((await stored()).revision) };
		expect((await post("about", once)).status).toBe(303);
		expect((await post("about", once)).status).toBe(303);
		expect((await post("about", { ...about, summary: "Other", revision: "" })).status).toBe(409);
	});
});

describe("rows and sessions", () => {
	it("are added and taken away without a script, and what was typed stays", async () => {
		const form = { phones: "p1", "phones-0-number": "01632 960 001", email: "not yet" };
		const more = await post("contact", { ...form, intent: "add:phones" });
		expect(more).toMatchObject({
			status: 200,
			body: { page: { values: { email: "not yet", phones: ["p1", expect.any(String)] } } },
		});
		const fewer = await post("contact", { ...form, intent: "remove:phones:0" });
		expect(fewer).toMatchObject({ status: 200, body: { page: { values: { email: "not yet", phones: [] } } } });
		expect((await stored()).content.phones).toEqual([]);
	});

	it("show the next ten dates before anything is stored, and are then kept at their place", async () => {
		expect(
			await post("places", { organisation: organisation.id, channels: "in-person", places: hall.id }),
		).toMatchObject({ status: 303 });
		const [place] = (await stored()).content.places;
		expect(place).toMatchObject({ locationId: hall.id, schedules: [] });
		const session = {
			session: randomUUID(),
			at: place?.id ?? "",
			repeats: "weekly",
			days: "TH",
			start: "10am",
			end: "11am",
			"from-day": "1",
			"from-month": "10",
			"from-year": "2026",
		};
		const shown = await post("session", { ...session, intent: "show" });
		const { page } = shown.body as { page: { facts: { session: { ahead: DatesAhead } } } };
		expect(page.facts.session.ahead.summary).toMatch(/^Every Thursday, 10am to 11am/);
		expect(page.facts.session.ahead.dates).toHaveLength(10);
		expect((await stored()).content.places[0]?.schedules).toEqual([]);

		expect((await post("session", session)).to).toMatch(/\/edit\/times\?done=saved$/);
		expect((await stored()).content.places[0]?.schedules).toMatchObject([
			{ rrule: "FREQ=WEEKLY;BYDAY=TH", start: "10:00" },
		]);
		expect((await post("session", { ...session, intent: "remove" })).to).toMatch(/\?done=removed$/);
		expect((await stored()).content.places[0]?.schedules).toEqual([]);
	});

	it("take no harm from buttons and fields that the page does not have", async () => {
		for (const intent of ["add:(((", "remove:((([:1", "remove:phones:x", "remove:phones:-1", "add", "x".repeat(5000)]) {
			const answer = await post("contact", { intent, phones: "p1", __proto__: "x", "phones-0-number": "999" });
			expect(answer.status, intent).toBeLessThan(400);
		}
	});

	it("name no place or organisation of another council", async () => {
		const other = await aCouncil();
		const theirs = aLocation({ name: "Elsewhere" });
		const stranger = anOrganisation();
		await saved(other, { locations: [theirs], organisations: [stranger] });
		await post("places", { organisation: organisation.id, channels: "in-person", places: theirs.id });
		expect((await stored()).content.places).toEqual([]);
		expect(await post("places", { organisation: stranger.id, channels: "in-person" })).toMatchObject({ status: 400 });
		const found = await post("places", { organisation: organisation.id, intent: "show", find: "Elsewhere" });
		expect(found).toMatchObject({ body: { page: { facts: { places: { matches: [] } } } } });
		const ours = await post("places", { organisation: organisation.id, intent: "show", find: "harbour STREET" });
		expect(ours).toMatchObject({ body: { page: { facts: { places: { matches: [{ value: hall.id }] } } } } });
	});

	it("say of the next dates which families are not shown, and why", async () => {
		const [nextYear] = [Number(localNow().date.slice(0, 4)) + 1];
		const closed = `${nextYear}-12-24`;
		const hours = {
			regular: [{ day: "MO" as const, opens: "09:00", closes: "17:00" }],
			exceptions: [{ date: closed, opens: null, closes: null, note: null }],
			bankHolidays: "open" as const,
		};
		const hub = aLocation({ name: "Closing Hub", hub: { hours } });
		await saved(council, { locations: [hub] });
		await post("places", { organisation: organisation.id, channels: "in-person", places: hub.id });
		const [place] = (await stored()).content.places;
		const shown = await post("session", {
			session: randomUUID(),
			at: place?.id ?? "",
			repeats: "dates",
			dates: `23/12/${nextYear}\n24/12/${nextYear}`,
			start: "10am",
			end: "11am",
			intent: "show",
		});
		const { page } = shown.body as { page: { facts: { session: { ahead: DatesAhead } } } };
		expect(page.facts.session.ahead.dates.map(({ off }) => off)).toEqual([null, "not on: the hub is closed"]);
	});
});

describe("what the page sends by itself", () => {
	it("is kept, with the new revision; what is wrong or overtaken is not, and says so", async () => {
		const first = await keep("about", about);
		expect(first).toMatchObject({ status: 200, body: { saved: true, words: expect.stringMatching(/^Saved at \d/) } });
		expect((first.body as { revision: number }).revision).toBe((await stored()).revision);
		expect(await keep("about", { ...about, name: "" })).toMatchObject({ body: { saved: false } });
		expect(await keep("about", { ...about, name: "Late", revision: "1" })).toMatchObject({
			body: { saved: false, words: expect.stringContaining("somebody else") },
		});
		expect((await stored()).content.name).toBe("Rhyme time");
	});
});

describe("check your answers", () => {
	beforeEach(async () => {
		id = await added({
			...anAnsweredService("Rhyme time", organisation.id),
			content: {
				...anAnsweredService("Rhyme time", organisation.id).content,
				summary: "Songs",
				topics: ["play"],
				places: [{ id: randomUUID(), locationId: hall.id, schedules: [aSchedule()] }],
			},
		});
	});
	const shown = (who: Member) => answerOf(check.loader, at("check", {}, undefined, who));

	it("offers what the role and the council's four eyes allow", async () => {
		expect(await shown(editor)).toMatchObject({ body: { page: { submit: true, publish: "not-yours", missing: [] } } });
		expect(await shown(publisher)).toMatchObject({ body: { page: { publish: "offered" } } });
		await post("about", { ...about, summary: "More songs" }, publisher);
		expect(await shown(publisher)).toMatchObject({ body: { page: { publish: "own-work" } } });
		expect(await step({ intent: "publish", when: "now" })).toMatchObject({
			status: 400,
			body: { page: { errors: [{}] } },
		});
	});

	it("hands in, publishes at once and on a day", async () => {
		expect((await step({ intent: "submit" }, editor)).to).toMatch(/\?done=submit$/);
		expect((await stored()).status).toBe("in-review");
		expect(await step({ intent: "publish", when: "later" })).toMatchObject({
			status: 400,
			body: { page: { errors: [{ field: "publish" }], values: { when: "later" } } },
		});
		const day = { "publish-day": "1", "publish-month": "3", "publish-year": String(new Date().getFullYear() + 1) };
		expect((await step({ intent: "publish", when: "later", ...day, time: "9am" })).to).toMatch(/\?done=scheduled$/);
		expect((await step({ intent: "publish", when: "now" })).to).toMatch(/\?done=published$/);
		expect((await listPublicServices(ANYONE, council.id)).some((one) => one.id === id)).toBe(true);
	});

	it("says what is missing, and what is not published yet, with a way to mend it", async () => {
		id = await added(anAnsweredService("Bare", randomUUID()));
		expect(await step({ intent: "submit" }, editor)).toMatchObject({ status: 400 });
		const { page } = (await shown(editor)).body as { page: { missing: { href: string }[] } };
		expect(page.missing[0]?.href).toContain("/edit/about?back=check");
		expect(await step({ intent: "publish", when: "now", revision: "77" })).toMatchObject({ status: 409 });
	});
});

describe("nobody else", () => {
	it("reaches it: not another council's staff, not a hub worker, not by an unknown section or id", async () => {
		const stranger = await aMember(await aCouncil(), "administrator");
		expect((await open("about", stranger)).status).toBe(404);
		expect((await post("about", about, stranger)).status).toBe(404);
		expect((await open("about", await aMember(council, "hub-worker"))).status).toBe(403);
		expect((await open("nonsense")).status).toBe(404);
		expect((await open("__proto__")).status).toBe(404);
		expect((await step({ intent: "nonsense" })).status).toBe(400);
		id = "no-such-entry";
		expect((await open("about")).status).toBe(404);
	});
});
