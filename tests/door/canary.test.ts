/**
 * A confidential place with words that stand nowhere else, made confidential late: after families could read all of it, and
 * after it was printed in a signed edition. Every route of app/routes.ts that shows something is asked for it, by everybody
 * who may not know it, in a language of each direction; and who looks for its words finds as much as who looks for none.
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
import { EXPORT_NAMES } from "../../app/model/exchange/job";
import type { Role } from "../../app/model/people/roles";
import { ENTRY_SEGMENTS } from "../../app/paths";
import routes from "../../app/routes";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aPhone,
	aSchedule,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../factories";
import { host } from "../setup/at-the-door";
import { openPage, type Somebody, send } from "./somebody";

/** What nobody may learn who may not know the place: its words, and each with what nothing has. */
const WORDS = ["Quillfeather", "Zanderbrook", "Umbrelby", "Vexillum"] as const;
const NO_WORD = "Plinthwobble";
const SECRET = /quillfeather|zanderbrook|umbrelby|vexillum|\b7QQ\b|960[\s-]?777|54\.1717|1\.2626|100098765/i;

const canary = {
	id: randomUUID(),
	name: "Quillfeather House",
	summary: "Quillfeather is a safe house",
	address: { line1: "77 Zanderbrook Row", town: "Umbrelby", postcode: "ZZ1 7QQ" },
	phones: [aPhone({ number: "01632 960777" })],
	email: "quillfeather@northmere.example",
	uprn: "100098765",
	gettingThere: "Behind the vexillum",
	at: [54.171717, -1.262626] as [number, number],
	hub: {},
};
const hall = aLocation({ name: "Larkspur Hall", at: [54.11, -1.21] });
const ours = anOrganisation({ name: "Larkspur Families" });
const theirs = anOrganisation({ name: "Another Charity" });
const support = aService({
	name: "Larkspur support",
	organisationId: ours.id,
	places: [{ at: aLocation(canary), schedules: [aSchedule()] }, hall],
});

const KNOWING = ["publisher", "administrator", "leader"] as const;
const UNKNOWING = ["nobody", "hub-worker", "practitioner", "editor", "provider", "stranger"] as const;
type Who = (typeof KNOWING)[number] | (typeof UNKNOWING)[number];

/** A page that is kept follows what is published within a moment. */
const PATIENCE = { timeout: 30_000, interval: 200 };

let council: Council;
/** The number of the signed edition that says all of it. */
let edition = 0;
const members = new Map<Who, Member>();
const member = (who: Who): Somebody => members.get(who) ?? null;

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "ur"] } });
	const open = aLocation(canary);
	await saved(council, { organisations: [ours, theirs], locations: [open, hall], services: [support] });
	const roles: Role[] = [...KNOWING, "hub-worker", "practitioner", "editor"];
	for (const role of roles) members.set(role as Who, await aMember(council, role));
	members.set("provider", await aMember(council, "provider", { organisationId: ours.id }));
	members.set("stranger", await aMember(council, "provider", { organisationId: theirs.id }));

	// Families read all of it, and it is printed.
	expect(await openPage(null, `/${council.slug}/hubs/quillfeather-house`)).toContain("77 Zanderbrook Row");
	const leader = await requireStaff(staffArgs(members.get("leader") ?? null, council), "offer.sign");
	const { seen, number } = await signPage(leader);
	edition = number;
	const signature = { name: "Marian", role: "Leader", note: "", acknowledged: "yes", seen };
	expect(await signOffer(leader, signature, "https://hub.example.gov.uk")).toMatchObject({ ok: true });
	const printed = `/${council.slug}/offer/print?edition=${edition}`;
	await vi.waitFor(async () => expect(await openPage(null, printed)).toContain("77 Zanderbrook Row"), PATIENCE);

	await saved(council, { locations: [{ ...open, masked: true }] });
	await vi.waitFor(
		async () => expect(await statusOf(null, `/${council.slug}/hubs/quillfeather-house`)).toBe(404),
		PATIENCE,
	);
});

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
			return ["larkspur-support"];
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
	[/\/shortlist$/, ["?services=larkspur-support"]],
	[/\/open-referral\/services$/, ["?full=true"]],
	[/^\/staff\/[^/]+\/(?:services|places|organisations)$/, ["?sort=changed", "?sort=checked", "?status=published"]],
	[/\/bulk$/, [`?do=confirm&ids=${canary.id}&ids=${support.id}`]],
	[/\/translations$/, ["?language=ur", "?language=ur&kind=location"]],
	[/\/translations\/export$/, ["?language=ur&version=1.2"]],
	[/\/claims$/, ["?q=larkspur", `?claim=${support.id}`]],
	[/\/versions$/, ["?from=1&to=1"]],
];

/** Takes forms, leads away, or belongs to the portal as a whole. */
const NOT_SHOWN = /autosave|sign-in|sign-out|account|invitation/;

async function addresses(): Promise<string[]> {
	const all = pathsOf((await routes) as RouteConfigEntry[]).filter((path) => !NOT_SHOWN.test(path));
	return all.flatMap(filled).flatMap((path) => {
		const found = searches()
			.filter(([which]) => which.test(path))
			.flatMap(([, some]) => some);
		const pages = [path, ...found.map((search) => path + search)];
		const isFamilies = !path.startsWith("/staff") || path.endsWith("/preview");
		return isFamilies ? pages.flatMap((page) => [page, `/ur${page}`]) : pages;
	});
}

/** All that somebody gets, by address. */
async function everything(who: Who): Promise<Map<string, { status: number; text: string }>> {
	const got = new Map<string, { status: number; text: string }>();
	for (const path of await addresses()) {
		const { status, text, headers } = await ask(member(who), path);
		expect(status, `${path} for ${who}`).toBeLessThan(500);
		expect(status, `${path} for ${who}`).not.toBe(429);
		// What somebody asks for by its address is no secret to them, and may be said again.
		got.set(path, { status, text: (text + headers).replaceAll(/quillfeather-house/g, "") });
	}
	return got;
}

/** Fewer pages than they get: that there are more shows that they were reached. */
const LEAST: Record<(typeof UNKNOWING)[number], number> = {
	nobody: 75,
	practitioner: 75,
	"hub-worker": 105,
	stranger: 95,
	provider: 120,
	editor: 130,
};

/** Hundreds of pages, one after another, on a machine that may be busy. */
const LONG = { timeout: 300_000 };

describe("a place that became confidential", LONG, () => {
	it("is in what those see who may know it", async () => {
		const got = await everything("publisher");
		const all = [...got.values()].map(({ text }) => text).join("\n");
		for (const word of [...WORDS, "7QQ", "960777", "54.1717", "100098765"])
			expect(all.toLowerCase()).toContain(word.toLowerCase());
		expect([...got.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(150);
	});

	it.each(UNKNOWING)("is in nothing that %s can get", async (who) => {
		const got = await everything(who);
		const shown = [...got].filter(([, { status }]) => status === 200);
		expect(shown.length).toBeGreaterThan(LEAST[who]);
		expect(shown.filter(([, { text }]) => text.includes("Larkspur support")).length).toBeGreaterThan(10);
		expect(
			[...got].flatMap(([path, { text }]) => (SECRET.test(text) ? [`${path}: ${SECRET.exec(text)}`] : [])),
		).toEqual([]);
	});
});

/** Where words are looked for: the search stands last. */
const LOOKED_FOR_BY_FAMILIES = ["services?q=", "services?view=map&q=", "services?postcode=ZZ1+1AA&q=", "whats-on?q="];
const LOOKED_FOR_BY_STAFF = [
	...Object.values(ENTRY_SEGMENTS).map((segment) => `${segment}?q=`),
	"translations?language=ur&q=",
	"claims?q=",
	"feedback?q=",
	"audit?q=",
];

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
			for (const word of WORDS) expect(await answer(search, word), search + word).toBe(none);
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
		for (const word of [...WORDS, "7QQ"]) expect(await look(word), word).toBe(none);
		expect(await look("larkspur h")).toContain(hall.id);
	});
});
