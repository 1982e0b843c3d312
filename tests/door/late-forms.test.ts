/**
 * Every form of the red book, of shared records and of referrals, sent after its sender's session has ended: what they
 * typed stands in its page when they have signed in again, and nothing was done. The forms are those of `post-forms`, so
 * that none is left out.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openSession } from "../../app/features/people/sessions.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { session } from "../../db/schema";
import { aSignIn, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { aStaffedCouncil, type StaffedCouncil } from "../factories/staffed-council";
import { host } from "../setup/at-the-door";
import { changedTables, type Inside, lookInside } from "../setup/look-inside";
import { formsOn } from "../setup/read-forms";
import { OWN_ATTEMPTS, STAFF_ATTEMPTS } from "./post-forms";
import { fillInOn, openPage, type Posting, send } from "./somebody";

let inside: Inside;
let ours: StaffedCouncil;
beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
});
afterAll(() => inside.close());

const seen = (member: Member, at: Date) =>
	transaction(TEST, (tx) => tx.update(session).set({ seenAt: at }).where(eq(session.personId, member.id)));

/** Somebody signs in again, in the way they did before. */
async function again(member: Member): Promise<Member> {
	const [before] = await (await readFor(TEST)).select().from(session).where(eq(session.personId, member.id));
	if (!before) throw new Error(`${member.name} was not signed in.`);
	const { audience, identityLevel: identity, authenticationLevel: authentication } = before;
	const cookie = await transaction(TEST, (tx) =>
		openSession(tx, host.origin, aSignIn(member.id, { audience, identity, authentication })),
	);
	return { ...member, cookie: cookie.split(";")[0] ?? "" };
}

/** The values of each field, and not those of buttons or of what only the page knows. */
function valuesOf(fields: Posting["fields"], among: ReadonlySet<string>): Record<string, string[]> {
	const values: Record<string, string[]> = {};
	for (const [name, value] of fields) {
		if (typeof value !== "string" || !among.has(name)) continue;
		values[name] = [...(values[name] ?? []), value];
	}
	return values;
}

/** What somebody can fill in: a hidden field they cannot. */
const filledIn = (html: string): ReadonlySet<string> =>
	new Set(
		[...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)]
			.filter(([tag]) => !/\stype="(?:hidden|file|submit)"/.test(tag))
			.flatMap(([tag]) => /\sname="([^"]*)"/.exec(tag)?.[1] ?? []),
	);

const tables = async () => {
	const state = await inside.state();
	for (const table of ["session", "kept_form"]) state.delete(table);
	return state;
};

async function expectKept(right: Member, posting: Posting): Promise<void> {
	const before = await tables();
	await seen(right, new Date(Date.now() - 2 * 3_600_000));
	const late = await send(right, posting);
	expect(`${late.status} ${late.location}`).toMatch(/^303 \/sign-in\?/);
	const back = new URL(late.location, host.origin).searchParams.get("return") ?? "";
	const member = await again(right);
	await seen(right, new Date());
	if (posting.fields.length === 0) {
		// A button alone: it is told that nothing was done.
		expect(late.location).toContain("unsaved=1");
		return;
	}
	expect(back).toMatch(/[?&]resume=[0-9a-f-]{36}/);
	const html = await openPage(member, back);
	expect(changedTables(before, await tables())).toEqual([]);
	const names = filledIn(html);
	const typed = valuesOf(posting.fields, names);
	const shown = formsOn(html).map(({ fields }) => valuesOf(fields, names));
	expect(shown, "what was typed is in no form of the page").toContainEqual(expect.objectContaining(typed));
	expect(html).toMatch(/You were signed out before (?:this was saved|you sent this, so nothing was done)/);
}

/** What a script sends stays where it was written, and is sent again. */
const BY_SCRIPT = "red-book/offline/send";
const theirs = Object.entries(OWN_ATTEMPTS).filter(
	([route]) => /^(?:red-book|records|referrals)\b/.test(route) && route !== BY_SCRIPT,
);

describe.each(theirs)("/%s", (_, attempts) => {
	it.each(attempts)("keeps a form", async ({ form }) => {
		const { right, posting } = await form(ours);
		if (right) await expectKept(right as Member, posting);
	});
});

/** Forms of the staff area that ask more than one thing, or that somebody decides by. */
describe.each(["claims", "claims/:id", "people/:person"])("/staff/:council/%s", (route) => {
	it.each(STAFF_ATTEMPTS[route] ?? [])("keeps a form", async ({ may, page, button, fill = {} }) => {
		const [first] = may;
		if (!first) throw new Error(`Nobody may send ${route}`);
		const member = ours.member(first);
		const address = await page(ours);
		const filled = typeof fill === "function" ? fill(ours, address) : fill;
		await expectKept(member, fillInOn(await openPage(member, address), address, { button, fill: filled }));
	});
});
