/**
 * Every form of the staff and account areas, as the person sends it who may, and the very same form sent by everybody
 * who may not: by the other roles, from another council, signed out, from another website. Read from app/routes.ts, so
 * that a route that takes a form and has none here fails.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import routes from "../../app/routes";
import { aPerson, type Member } from "../factories";
import { aStaffedCouncil, EVERYBODY, type StaffedCouncil } from "../factories/staffed-council";
import { changedTables, type Inside, lookInside } from "../setup/look-inside";
import { OWN_ATTEMPTS, STAFF_ATTEMPTS } from "./post-forms";
import type { Attempt } from "./post-forms/form";
import { fillInOn, openPage, type Posting, problemOn, type Sent, type Somebody, send } from "./somebody";

let inside: Inside;
let ours: StaffedCouncil;
let theirs: StaffedCouncil;
let nobody: Member;

beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
	theirs = await aStaffedCouncil(inside);
	nobody = await aPerson();
});
afterAll(() => inside.close());

/** The routes whose module takes forms, with their whole paths. */
function pathsOf(entries: readonly RouteConfigEntry[], base = ""): string[] {
	return entries.flatMap(({ path = "", file, children }) => {
		const full = [base, path].filter(Boolean).join("/");
		if (children) return pathsOf(children, full);
		const takesForms = /^export (?:async function|function|const) action\b/m.test(
			readFileSync(join("app", file), "utf8"),
		);
		return takesForms ? [full] : [];
	});
}
const all = pathsOf((await routes) as RouteConfigEntry[]);
const COUNCIL = "staff/:council/";
const staffRoutes = all.filter((path) => path.startsWith(COUNCIL)).map((path) => path.slice(COUNCIL.length));
const otherRoutes = all.filter((path) => !path.startsWith(COUNCIL));

/** Parts of an address that name something of a council's own. */
const OWNED = /:(?:id|person|job|run|feedback)\b/;

/** A page that says so, or a way back to where nothing was done. */
const REFUSED = /^(?:4\d\d |303 (?!.*[?&]done=|\/sign-in)|303 .*[?&]n=0(?:&|$))/;
const FORBIDDEN = /^403 $/;
/** As if there were no such thing. */
const NOT_THERE = /^404 $/;
const TO_SIGN_IN = /^303 \/sign-in(?:\?(?!done=)|$)/;

interface Trial {
	by: string;
	who: Somebody;
	posting: Posting;
	origin?: string | null;
	/** Status and where it leads. */
	answer: RegExp;
}

/** From another website, and from where nobody knows. */
const fromElsewhere = (who: Somebody, posting: Posting): Trial[] => [
	{ by: "another website", who, posting, origin: "https://evil.example", answer: FORBIDDEN },
	{ by: "a browser that does not say where from", who, posting, origin: null, answer: FORBIDDEN },
];

/** The form of the staff area as everybody sends it who may not. */
function wrongTrials(route: string, { may }: Attempt, posting: Posting): Trial[] {
	const [first = "editor"] = may;
	const elsewhere = { ...posting, to: posting.to.replace(ours.council.slug, theirs.council.slug) };
	const others = EVERYBODY.filter((who) => !may.includes(who));
	const stranger = { who: theirs.member(first), answer: NOT_THERE };
	return [
		...others.map((who) => ({ by: who, who: ours.member(who), posting, answer: REFUSED })),
		{ by: "nobody of this council", who: nobody, posting, answer: NOT_THERE },
		{ by: `the ${first} of another council`, posting, ...stranger },
		...(OWNED.test(route)
			? [{ by: `the ${first} of another council, at theirs`, posting: elsewhere, ...stranger }]
			: []),
		{ by: "somebody signed out", who: null, posting, answer: TO_SIGN_IN },
		...fromElsewhere(ours.member(first), posting),
	];
}

/** Sends what was refused one by one, to say whose form was taken. */
async function namesOf(trials: readonly Trial[]): Promise<string[]> {
	const taken: string[] = [];
	for (const { by, who, posting, origin } of trials) {
		const before = await inside.state();
		await send(who, posting, origin);
		const changed = changedTables(before, await inside.state());
		if (changed.length > 0) taken.push(`${by} changes ${changed}`);
	}
	return taken;
}

/** Each of these is refused, and together they change nothing. @returns what the tables hold */
async function expectRefused(trials: readonly Trial[]): Promise<Map<string, string>> {
	const before = await inside.state();
	for (const { by, who, posting, origin, answer } of trials) {
		const { status, location } = await send(who, posting, origin);
		expect(`${status} ${location}`, by).toMatch(answer);
	}
	const after = await inside.state();
	if (changedTables(before, after).length > 0) expect(await namesOf(trials)).toEqual([]);
	expect(changedTables(before, after)).toEqual([]);
	return after;
}

async function expectTaken(who: Somebody, posting: Posting): Promise<Sent> {
	const answer = await send(who, posting);
	const isTurnedAway = who !== null && TO_SIGN_IN.test(`${answer.status} ${answer.location}`);
	expect(answer.status < 400 && !isTurnedAway, `${answer.status} ${problemOn(answer.text)}`).toBe(true);
	return answer;
}

it("each route that takes forms has one here that succeeds", () => {
	expect(staffRoutes.length).toBeGreaterThan(60);
	for (const [found, attempts] of [
		[staffRoutes, STAFF_ATTEMPTS],
		[otherRoutes, OWN_ATTEMPTS],
	] as const) {
		expect(
			found.filter((path) => !(path in attempts)),
			"add a form for each of these to post-forms",
		).toEqual([]);
		expect(Object.keys(attempts).filter((path) => !found.includes(path))).toEqual([]);
	}
});

describe.each(Object.entries(STAFF_ATTEMPTS))("%s", (route, attempts) => {
	it.each(attempts.map((attempt) => ({ ...attempt, by: attempt.may[0] })))(
		"$button is for $by and their like",
		async (attempt) => {
			const { page, html = (_, address) => openPage(right, address), fill, button, to, shows } = attempt;
			const right = ours.member(attempt.may[0] ?? "editor");
			const address = await page(ours);
			const filling = { button, fill: typeof fill === "function" ? fill(ours, address) : fill };
			const filled = fillInOn(await html(ours, address), address, filling);
			const posting = to ? { ...filled, to: to(address) } : filled;

			const unchanged = await expectRefused(wrongTrials(route, attempt, posting));
			const answer = await expectTaken(right, posting);
			if (shows) expect(shows(answer)).toBe(true);
			else expect(changedTables(unchanged, await inside.state()), "nothing has changed").not.toEqual([]);
		},
	);
});

describe.each(Object.entries(OWN_ATTEMPTS))("/%s", (_, attempts) => {
	it.each(attempts)("is for who came to it, from here", async ({ form, shows, byMailPrograms }) => {
		const { right, posting, wrong = {} } = await form(ours);
		const unchanged = await expectRefused([
			...Object.entries(wrong).map(([by, who]) => ({ by, who, posting, answer: who ? REFUSED : TO_SIGN_IN })),
			...fromElsewhere(right, posting).filter(({ origin }) => !(byMailPrograms && origin === null)),
		]);
		const answer = await expectTaken(right, posting);
		if (shows) expect(shows(answer)).toBe(true);
		else expect(changedTables(unchanged, await inside.state()), "nothing has changed").not.toEqual([]);
	});
});
