/**
 * Every page of referrals, as each of those asks for it at the running product who may see it, and all who may not: other
 * roles, the same roles of another organisation and of another council, another family, nobody. Read from app/routes.ts, so
 * that a new page fails here until it has its place.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { moveAppointment } from "../../app/features/referrals/move-appointment.server";
import { moveReferral } from "../../app/features/referrals/move-referral.server";
import { openReferral } from "../../app/features/referrals/open-referral.server";
import { addDays, localNow } from "../../app/model/calendar/local-time";
import { ROLE_NEEDS } from "../../app/model/people/assurance";
import { COUNCIL_ROLES, ORGANISATION_ROLES } from "../../app/model/people/roles";
import routes from "../../app/routes";
import { aCouncil, aMember, anOrganisation, aPerson, type Member, saved } from "../factories";
import { ANSWERS, aDraft, aReferralReader, aSentReferral, aServiceToRefer } from "../factories/referrals";
import { host } from "../setup/at-the-door";
import { type Inside, lookInside } from "../setup/look-inside";
import { titleOf } from "../setup/read-page";
import { lettersTo } from "./followed";
import type { Somebody } from "./somebody";

/** Of the family, the service and what was said, none of which stands anywhere else. */
const SECRETS = /Quillamina|Zanderfeld|Larkspur|latch/;

type End = "referrer" | "worker" | "leader";

interface Place {
	/** Which addresses each end of a referral sees; they are "not found" for all others. */
	sees: Partial<Record<End, () => string[]>>;
	/** What it says to whom it is for. */
	says: RegExp;
	/** Others who work on referrals have the page too, and find nothing of this one on it. */
	isList?: true;
}

let id = "";
let appointment = "";
let draft = "";
let token = "";
let slug = "";
const at =
	(whose: () => string, ...rests: string[]) =>
	() =>
		rests.map((rest) => `/referrals/${whose()}${rest.replace(":appointment", appointment)}`);
const sent = (...rests: string[]) => at(() => id, ...rests);
const NAME = /Quillamina/;

/** By the routes of app/routes.ts. */
const PLACES: Readonly<Record<string, Place>> = {
	referrals: {
		sees: { referrer: () => ["/referrals?view=open"], worker: () => ["/referrals?view=open"] },
		says: NAME,
		isList: true,
	},
	"referrals/closed-loops": {
		sees: { worker: () => ["/referrals/closed-loops"] },
		says: /\d of 1 that have ended/,
		isList: true,
	},
	"referrals/:referral": { sees: { referrer: sent(""), worker: sent("") }, says: NAME },
	"referrals/:referral/draft/:question": {
		sees: { referrer: at(() => draft, "/draft/check", "/draft/who", "/draft/reason") },
		says: /Zanderfeld/,
	},
	"referrals/:referral/:step": {
		sees: { referrer: sent("/cancel"), worker: sent("/accept", "/decline", "/wait", "/begin", "/complete", "/cancel") },
		says: NAME,
	},
	"referrals/:referral/appointments/new": { sees: { worker: sent("/appointments/new") }, says: NAME },
	"referrals/:referral/appointments/:appointment": { sees: { worker: sent("/appointments/:appointment") }, says: NAME },
	"referrals/:referral/appointments/:appointment/move": {
		sees: { worker: sent("/appointments/:appointment/move") },
		says: NAME,
	},
};

/** Pages that say nothing of a referral to whoever opens them: where one begins, a family's before its code, numbers of who leads and of who
 * gives roles.
 */
const NOTHING_OF_ANYBODY: Readonly<Record<string, () => string>> = {
	"referrals/new": () => "/referrals/new?q=baby",
	"follow/:token": () => `/ro/follow/${token}`,
	"follow/:token/appointment.ics": () => `/ro/follow/${token}/appointment.ics`,
	"staff/:council/referrals": () => `/staff/${slug}/referrals`,
	"staff/:council/people/:person": () => `/staff/${slug}/people/${referrerId}`,
	"staff/:council/people/:person/deactivate": () => `/staff/${slug}/people/${referrerId}/deactivate`,
};

/** The routes whose modules are of referrals, with their whole paths. */
function pathsOf(entries: readonly RouteConfigEntry[], base = ""): string[] {
	return entries.flatMap(({ path = "", file, children }) => {
		const full = [base, path].filter(Boolean).join("/");
		if (children) return pathsOf(children, full);
		return readFileSync(join("app", file), "utf8").includes("features/referrals/") ? [full] : [];
	});
}

let inside: Inside;
let referrerId = "";
/** The ends of the referral. */
const ends = new Map<End, Member>();
const strangers = new Map<string, Somebody>();

beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	const council = await aCouncil();
	slug = council.slug;
	const [clinic, other] = [anOrganisation({ name: "Larkspur House" }), anOrganisation({ name: "Another Charity" })];
	await saved(council, { organisations: [clinic, other] });
	const elsewhere = await aCouncil();
	const theirs = anOrganisation({ name: "A charity elsewhere" });
	await saved(elsewhere, { organisations: [theirs] });

	const referrer = await aMember(council, "health-visitor");
	referrerId = referrer.id;
	const worker = await aMember(council, "service-worker", { organisationId: clinic.id });
	ends.set("referrer", referrer).set("worker", worker);
	ends.set("leader", await aMember(council, "leader"));
	for (const [where, one, organisation] of [
		["of this council", council, other],
		["of another council", elsewhere, theirs],
	] as const)
		for (const role of COUNCIL_ROLES) {
			const organisationId = ORGANISATION_ROLES.includes(role) ? organisation.id : undefined;
			strangers.set(`another ${role} ${where}`, await aMember(one, role, { organisationId }));
		}
	strangers.set("a provider of the organisation", await aMember(council, "provider", { organisationId: clinic.id }));
	strangers.set("another family", await aPerson("Elena Dobre", ROLE_NEEDS["health-visitor"]));

	const service = aServiceToRefer({
		name: "Zanderfeld clinic",
		organisation: { id: clinic.id, name: "Larkspur House" },
	});
	const helen = aReferralReader("health-visitor", { id: referrer.id, council });
	const joy = aReferralReader("service-worker", { id: worker.id, council, organisationIds: [clinic.id] });
	const email = `${randomUUID()}@families.example`;
	id = await aSentReferral(helen, service, { givenName: "Quillamina" }, email);
	await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
	const when = {
		on: addDays(localNow().date, 7),
		time: "10:30",
		way: "place",
		where: "Larkspur House",
		movableUntil: null,
	} as const;
	await moveAppointment(joy, id, { appointmentId: null, step: "offer", revision: 0, said: { when } });
	appointment = (await openReferral(joy, id))?.appointments[0]?.id ?? "";
	draft = await aDraft(helen, service, { ...ANSWERS, who: ANSWERS.who && { ...ANSWERS.who, givenName: "Quillamina" } });
	const link = (await lettersTo(inside, email)).map(({ words }) => words.values.link).find(Boolean) ?? "";
	token = /\/follow\/([\w-]{43})$/.exec(link)?.[1] ?? "";
	// One that is over, so that there is a share of closed loops.
	const over = await aSentReferral(helen, service, { givenName: "Quillamina Rose" });
	await moveReferral(joy, over, { step: "cancel", revision: 1, words: { reason: "They moved away" } });
});
afterAll(() => inside.close());

async function ask(who: Somebody, path: string) {
	const answer = await fetch(host.origin + path, { headers: { Cookie: who?.cookie ?? "" }, redirect: "manual" });
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The same page of what there is not. */
const unknown = (path: string) =>
	[id, draft, appointment].reduce((left, one) => left.replaceAll(one, randomUUID()), path);
/** Neither an id that somebody asked for nor a mark. */
const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");

it("each page has its place here", async () => {
	const found = pathsOf((await routes) as RouteConfigEntry[]);
	expect(found.length).toBeGreaterThan(10);
	const placed = [...Object.keys(PLACES), ...Object.keys(NOTHING_OF_ANYBODY)];
	expect(
		found.filter((path) => !placed.includes(path)),
		"add these to this file",
	).toEqual([]);
	expect(placed.filter((path) => !found.includes(path))).toEqual([]);
});

describe.each(Object.entries(PLACES))("%s", (_, { sees, says, isList }) => {
	const all = () => [...new Set(Object.values(sees).flatMap((paths) => paths()))];

	it("is whole for its ends, kept by nobody, and names nobody in its title", async () => {
		for (const [end, who] of ends)
			for (const path of sees[end]?.() ?? []) {
				const { status, headers, text } = await ask(who, path);
				expect(status, `${end} ${path}`).toBe(200);
				expect(text, `${end} ${path}`).toMatch(says);
				expect(headers.get("cache-control")).toContain("no-store");
				expect(titleOf(text)).toMatch(/\S – \p{L}/u);
				expect(titleOf(text)).not.toMatch(SECRETS);
			}
	});

	it("has nothing for anybody else, as if there were no such thing", async () => {
		expect(strangers.size).toBeGreaterThan(20);
		for (const path of all()) {
			const others = [...ends].filter(([end]) => !sees[end]?.().includes(path));
			for (const [by, who] of [...strangers, ...others] as [string, Somebody][]) {
				const theirs = await ask(who, path);
				expect(theirs.text.length, `${by} ${path}`).toBeGreaterThan(1000);
				expect(theirs.text, `${by} ${path}`).not.toMatch(SECRETS);
				expect(theirs.text, `${by} ${path}`).not.toMatch(says);
				if (isList && theirs.status === 200) continue;
				const nobodys = await ask(who, unknown(path));
				expect(theirs.status, `${by} ${path}`).toBe(404);
				expect([nobodys.status, plain(nobodys.text)], `${by} ${path}`).toEqual([404, plain(theirs.text)]);
			}
		}
	});

	it("asks who is signed out to sign in", async () => {
		for (const path of all()) {
			const { status, headers, text } = await ask(null, path);
			expect([status, headers.get("location")], path).toEqual([303, expect.stringMatching(/^\/sign-in\?/)]);
			expect(text).toBe("");
		}
	});
});

describe.each(Object.entries(NOTHING_OF_ANYBODY))("%s", (_, path) => {
	it("says nothing of whom, where or why to whoever opens it", async () => {
		for (const [by, who] of [...ends, ...strangers, ["somebody signed out", null]] as [string, Somebody][]) {
			const { status, text } = await ask(who, path());
			// A page, or the way to one.
			expect(status === 303 ? status : text.length, by).toBeGreaterThan(300);
			// Whoever gives roles chooses among all organisations.
			expect(text.replaceAll(/<option[\s\S]*?<\/option>/g, ""), by).not.toMatch(SECRETS);
		}
	});
});
