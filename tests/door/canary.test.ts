/**
 * A confidential place with words that stand nowhere else, made confidential late: after families could read all of it, and
 * after it was printed in a signed edition. Every route of app/routes.ts that shows something is asked for it, before and
 * after, by everybody who may not know it then; and who looks for its words finds as much as who looks for none. What is
 * written to people about it is looked at in `tests/integration/canary-mail.test.ts`.
 */
import { randomUUID } from "node:crypto";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { COLLECTIONS } from "../../app/features/exchange/open-referral/hsds";
import { requireStaff } from "../../app/features/people/require-staff.server";
import { blankOrganisation, blankService } from "../../app/features/publishing/blank";
import { listedSections } from "../../app/features/staff/editor/sections";
import { signOffer, signPage } from "../../app/features/staff/offer/sign-offer.server";
import { localNow } from "../../app/model/calendar/local-time";
import { EXPORT_NAMES } from "../../app/model/exchange/job";
import type { Role } from "../../app/model/people/roles";
import { ENTRY_SEGMENTS } from "../../app/paths";
import { LANGUAGES } from "../../app/platform/i18n/languages";
import routes from "../../app/routes";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../factories";
import { aCanary, ITS_FIELDS, NO_WORD, plantedIn } from "../factories/canary";
import { host } from "../setup/at-the-door";
import { openPage, type Somebody, send } from "./somebody";

const canary = aCanary();
/** As lists from elsewhere call it: by what it is, and where. */
const OLD_SLUG = "larkspur-support-at-quillfeather-house";
const hall = aLocation({ name: "Larkspur Hall", at: [54.11, -1.21] });
const ours = anOrganisation({ name: "Larkspur Families" });
const theirs = anOrganisation({ name: "Another Charity" });
const support = aService({
	name: "Larkspur support",
	slug: OLD_SLUG,
	organisationId: ours.id,
	places: [{ at: canary, schedules: [aSchedule({ dtstart: localNow().date, rrule: "FREQ=DAILY" })] }, hall],
});

const KNOWING = ["publisher", "administrator", "leader"] as const;
const UNKNOWING = ["nobody", "hub-worker", "health-visitor", "editor", "provider", "stranger"] as const;
type Who = (typeof KNOWING)[number] | (typeof UNKNOWING)[number];

/** A page that is kept follows what is published within a moment. */
const PATIENCE = { timeout: 30_000, interval: 200 };

let council: Council;
/** The number of the signed edition that says all of it. */
let edition = 0;
const members = new Map<Who, Member>();
const member = (who: Who): Somebody => members.get(who) ?? null;

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: LANGUAGES.map(({ code }) => code) } });
	// The version before says another place, so that versions tell of both.
	const before = { ...support, content: { ...support.content, places: support.content.places.slice(1) } };
	await saved(council, { organisations: [ours, theirs], locations: [canary, hall], services: [before] });
	await saved(council, { services: [support] });
	const roles: Role[] = [...KNOWING, "hub-worker", "health-visitor", "editor"];
	for (const role of roles) members.set(role as Who, await aMember(council, role));
	members.set("provider", await aMember(council, "provider", { organisationId: ours.id }));
	members.set("stranger", await aMember(council, "provider", { organisationId: theirs.id }));

	const leader = await requireStaff(staffArgs(members.get("leader") ?? null, council), "offer.sign");
	const { seen, number } = await signPage(leader);
	edition = number;
	const signature = { name: "Marian", role: "Leader", note: "", acknowledged: "yes", seen };
	expect(await signOffer(leader, signature, "https://hub.example.gov.uk")).toMatchObject({ ok: true });
	const printed = `/${council.slug}/offer/print?edition=${edition}`;
	await vi.waitFor(async () => expect(await openPage(null, printed)).toContain("77 Zanderbrook Row"), PATIENCE);
});

/** It becomes confidential, and pages that are kept follow. */
async function hide() {
	await saved(council, { locations: [{ ...canary, masked: true }] });
	const isGone = async () => expect(await statusOf(null, `/${council.slug}/hubs/quillfeather-house`)).toBe(404);
	await vi.waitFor(isGone, PATIENCE);
}

let asked = 0;

/** Each time from another place, since what one place asks for is counted. */
async function ask(who: Somebody, path: string) {
	asked += 1;
	const forwarded = `198.51.${asked % 250}.${Math.floor(asked / 250) + 1}`;
	const answer = await fetch(host.origin + path, {
		headers: { ...(who && { Cookie: who.cookie }), "X-Forwarded-For": forwarded },
		redirect: "manual",
	});
	const headers = JSON.stringify([...answer.headers].filter(([name]) => name !== "set-cookie"));
	return { status: answer.status, text: await answer.text(), headers };
}
const statusOf = async (who: Somebody, path: string) => (await ask(who, path)).status;

/** The addresses of the routes, with a name for each part that varies. */
function pathsOf(entries: readonly RouteConfigEntry[], base = ""): string[] {
	return entries.flatMap(({ path = "", children }) => {
		const full = [base, path].filter(Boolean).join("/");
		return children ? [full, ...pathsOf(children, full)] : [full];
	});
}

/** What stands for `:id` below each part of the staff area. */
const IDS: Readonly<Record<string, string>> = { services: support.id, places: canary.id, organisations: ours.id };

/** Sections of an editor, whatever it is of: those of others are not found. */
const SECTIONS = [
	...listedSections(blankService("", "")),
	...listedSections(blankOrganisation("")),
	{ slug: "address" },
	{ slug: "position" },
	{ slug: "session" },
].map(({ slug }) => slug);

/** The values of the parts of an address. */
function valuesOf(name: string, path: string): readonly string[] {
	switch (name) {
		case "council":
			return [council.slug];
		case "service":
			return [OLD_SLUG, "larkspur-support"];
		case "hub":
			return ["quillfeather-house", canary.id];
		case "id":
			if (path.includes("open-referral"))
				return [support.id, canary.id, ours.id, ...support.content.places.map(({ id }) => id)];
			return path.includes("translations") ? [support.id, canary.id] : [IDS[path.split("/")[2] ?? ""] ?? randomUUID()];
		case "section":
			return SECTIONS;
		case "collection":
			return COLLECTIONS;
		case "file":
			return EXPORT_NAMES;
		case "language":
			return ["ur"];
		case "article":
			return ["feeding-your-baby"];
		default:
			return [randomUUID()];
	}
}

function filled(path: string): string[] {
	const name = /:(\w+)/.exec(path)?.[1];
	if (name === undefined) return [`/${path.replace("*", "nowhere")}`];
	return valuesOf(name, path).flatMap((value) => filled(path.replace(`:${name}`, value)));
}

/** What changes what a page shows, beside its path. */
const searches = (): readonly (readonly [RegExp, readonly string[]])[] => [
	[/^\/[^/]+\/services$/, ["?view=map", "?distance=5&postcode=ZZ1+1AA", "?q=larkspur"]],
	[/^\/[^/]+\/hubs$/, ["?postcode=ZZ1+1AA"]],
	[/^\/[^/]+\/offer$/, ["?by=topic"]],
	[/\/offer\/print$/, [`?edition=${edition}`]],
	[/\/offer\/family$/, ["?postcode=ZZ1+1AA&age=6"]],
	[/\/whats-on$/, ["?view=week", `?hub=${canary.id}`]],
	[/\/shortlist$/, [`?s=larkspur-support.${OLD_SLUG}`]],
	[/\/open-referral\/services$/, ["?full=true"]],
	[/^\/staff\/[^/]+\/(?:services|places|organisations)$/, ["?sort=changed", "?sort=checked", "?status=published"]],
	[/\/bulk$/, [`?do=confirm&ids=${canary.id}&ids=${support.id}`]],
	[/\/translations$/, ["?language=ur", "?language=ur&kind=location"]],
	[/\/translations\/export$/, ["?language=ur&version=1.2"]],
	[/\/claims$/, ["?q=larkspur", `?claim=${support.id}`]],
	[/\/versions$/, ["?from=1&to=1", "?from=1&to=2"]],
];

/** Takes forms, leads away, or belongs to the portal as a whole. */
const NOT_SHOWN = /autosave|sign-in|sign-out|account|invitation/;

/** @param languages in which what families read is asked for */
async function addresses(languages: readonly string[]): Promise<string[]> {
	const all = pathsOf((await routes) as RouteConfigEntry[]).filter((path) => !NOT_SHOWN.test(path));
	return all.flatMap(filled).flatMap((path) => {
		const found = searches()
			.filter(([which]) => which.test(path))
			.flatMap(([, some]) => some);
		const pages = [path, ...found.map((search) => path + search)];
		const isFamilies = !path.startsWith("/staff") || path.endsWith("/preview");
		return isFamilies ? languages.flatMap((code) => pages.map((page) => inLanguage(code, page))) : pages;
	});
}
const inLanguage = (code: string, page: string) => (code === "en" ? page : `/${code}${page}`);

/** All that somebody gets, by address. What families read is the same for everybody, so one goes through all languages. */
async function everything(who: Who, languages = ["en"]): Promise<Map<string, { status: number; text: string }>> {
	const got = new Map<string, { status: number; text: string }>();
	for (const path of await addresses(languages)) {
		const { status, text, headers } = await ask(member(who), path);
		expect(status, `${path} for ${who}`).toBeLessThan(500);
		expect(status, `${path} for ${who}`).not.toBe(429);
		// What somebody asks for by its address is no secret to them, and may be said again.
		const said = path.includes("quillfeather") ? /(?:larkspur-support-at-)?quillfeather-house/g : /$^/g;
		got.set(path, { status, text: (text + headers).replaceAll(said, "") });
	}
	return got;
}

/** The fields of it that somebody gets to read. */
const fieldsIn = (got: ReadonlyMap<string, { text: string }>) =>
	plantedIn([...got.values()].map(({ text }) => text).join("\n"));

/** Fewer pages than they get: that there are more shows that they were reached. */
const LEAST: Record<(typeof UNKNOWING)[number], number> = {
	nobody: 200,
	"health-visitor": 40,
	"hub-worker": 70,
	stranger: 60,
	provider: 85,
	editor: 100,
};

/** Hundreds of pages, one after another, on a machine that may be busy. */
const LONG = { timeout: 300_000 };

describe("a place that anybody may know", LONG, () => {
	it.each(["nobody", "editor"] as const)("is read by %s with all that is said of it", async (who) => {
		expect(fieldsIn(await everything(who, who === "nobody" ? ["en", "ur"] : undefined))).toEqual(ITS_FIELDS);
	});
});

describe("a place that became confidential", LONG, () => {
	beforeAll(hide);

	it("is in what those see who may know it", async () => {
		const got = await everything("publisher");
		expect(fieldsIn(got)).toEqual(ITS_FIELDS);
		expect([...got.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(100);
	});

	it.each(UNKNOWING)("is in nothing that %s can get", async (who) => {
		const got = await everything(who, who === "nobody" ? LANGUAGES.map(({ code }) => code) : undefined);
		const shown = [...got].filter(([, { status }]) => status === 200);
		expect(shown.length).toBeGreaterThan(LEAST[who]);
		expect(shown.filter(([, { text }]) => text.includes("Larkspur support")).length).toBeGreaterThan(10);
		expect([...got].flatMap(([path, { text }]) => plantedIn(text).map((field) => `${path}: ${field}`))).toEqual([]);
		expect(got.get(`/${council.slug}/services/${OLD_SLUG}`)?.status).toBe(404);
		expect(got.get(`/${council.slug}/services/larkspur-support`)?.status).toBe(200);
	});
});

/** Where words are looked for: the search stands last. */
const LOOKED_FOR_BY_FAMILIES = [
	"services?q=",
	"services?view=map&q=",
	"services?postcode=ZZ1+1AA&q=",
	"whats-on?q=",
	"open-referral/services?search=",
	"open-referral/services?full=true&search=",
];
const LOOKED_FOR_BY_STAFF = [
	...Object.values(ENTRY_SEGMENTS).map((segment) => `${segment}?q=`),
	"translations?language=ur&q=",
	"claims?q=",
	"feedback?q=",
	"audit?q=",
];
/** The words by which somebody would look for it. */
const SOUGHT = ["Quillfeather", "Zanderbrook", "Umbrelby", "Vexillum", "7QQ"] as const;

/** The same whatever was typed, and each time it is asked. */
const plain = (text: string, word: string) =>
	text.replaceAll(new RegExp(word, "gi"), "WORD").replaceAll(/(name="mark" value=")[0-9a-f-]{36}/g, "$1");

describe("who looks for its words", LONG, () => {
	it.each(UNKNOWING)("and is %s finds what who looks for no word finds", async (who) => {
		const searches = [
			...LOOKED_FOR_BY_FAMILIES.flatMap((search) => [`/${council.slug}/${search}`, `/ur/${council.slug}/${search}`]),
			...LOOKED_FOR_BY_STAFF.map((search) => `/staff/${council.slug}/${search}`),
		];
		const answer = async (search: string, word: string) => {
			const { status, text } = await ask(member(who), search + word);
			return `${status} ${plain(text, word)}`;
		};
		for (const search of searches) {
			const none = await answer(search, NO_WORD);
			expect(none, search).toMatch(/^[2-4]\d\d /);
			for (const word of SOUGHT) expect(await answer(search, word), search + word).toBe(none);
		}
		const { text } = await ask(member(who), `/${council.slug}/services?q=larkspur`);
		expect(text).toContain("larkspur-support");
	});

	it.each(["editor", "provider"] as const)("on the places question finds nothing as %s", async (who) => {
		const look = async (words: string) => {
			const fields: [string, string][] = [
				["intent", "show"],
				["find", words],
				["organisation", ours.id],
				["revision", "1"],
			];
			const to = `/staff/${council.slug}/services/${support.id}/edit/places`;
			const { status, text } = await send(member(who), { to, fields, multipart: false });
			return `${status} ${plain(text, words)}`;
		};
		const none = await look(NO_WORD);
		expect(none).toMatch(/^200 .*Larkspur support/s);
		for (const word of SOUGHT) expect(await look(word), word).toBe(none);
		expect(await look("larkspur h")).toContain(hall.id);
	});

	it("and begins a place of its name is shown none that is like it", async () => {
		const begin = async (name: string) => {
			const to = `/staff/${council.slug}/places/new`;
			const fields: [string, string][] = [
				["name", name],
				["hub", "place"],
			];
			const { status, text } = await send(member("editor"), { to, fields, multipart: false });
			return { status, text };
		};
		expect(await begin("Quillfeather House")).toMatchObject({ status: 303 });
		expect(await begin("Larkspur Hall")).toMatchObject({ status: 200, text: expect.stringContaining(hall.id) });
	});
});
