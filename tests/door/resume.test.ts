/** A form that meets an ended session, through the running product: it survives the sign-in, and does nothing by itself. */
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { type Council, findCouncil } from "../../app/features/directory/councils/queries.server";
import { openSession } from "../../app/features/people/sessions.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { entry, keptForm, roleGrant, session } from "../../db/schema";
import { aMember, aSignIn, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";

const TYPED = "Songs for babies, and a cup of tea afterwards";
const HOUR = 3_600_000;

let council: Council;
let editor: Member;
let page: string;
let serviceId: string;
beforeAll(async () => {
	const found = await findCouncil(TEST, "northmere");
	if (!found) throw new Error("The demo is not there.");
	council = found;
	editor = await aMember(council, "editor");
	const [service] = await (await readFor(TEST))
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, "service"), eq(entry.councilId, council.id)));
	serviceId = service?.id ?? "";
	page = `/staff/northmere/services/${serviceId}/edit/about`;
});

const get = (path: string, cookie: string) =>
	fetch(host.origin + path, { headers: { Cookie: cookie }, redirect: "manual" });
const post = (path: string, cookie: string, fields: Record<string, string> | [string, string][]) =>
	fetch(host.origin + path, {
		method: "POST",
		headers: { Cookie: cookie, Origin: host.origin },
		body: new URLSearchParams(fields),
		redirect: "manual",
	});

/** What a browser would send of the page's form, but for its buttons. */
function fieldsOf(html: string): [string, string][] {
	const form = html.slice(html.indexOf("data-autosave="));
	const fields: [string, string][] = [];
	for (const [tag, kind, text = ""] of form.matchAll(/<(input|textarea|option)\b[^>]*>(?:([^<]*)<\/textarea>)?/g)) {
		const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
		const name = attribute("name");
		const optional = ["checkbox", "radio"].includes(attribute("type") ?? "");
		if (kind === "option" || !name || (optional && !/\schecked/.test(tag))) continue;
		fields.push([name, unescaped(kind === "textarea" ? text : (attribute("value") ?? (optional ? "on" : "")))]);
	}
	return fields;
}

const unescaped = (text: string) =>
	text.replace(
		/&(?:#x27|quot|lt|gt|amp);/g,
		(each) => ({ "&#x27;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" })[each] ?? each,
	);

async function endSession({ id }: Member): Promise<void> {
	await transaction(TEST, async (tx) => {
		await tx
			.update(session)
			.set({ seenAt: new Date(Date.now() - 2 * HOUR) })
			.where(eq(session.personId, id));
	});
}

async function signedInAgain({ id }: Member): Promise<string> {
	const cookie = await transaction(TEST, (tx) => openSession(tx, host.origin, aSignIn(id)));
	return cookie.split(";")[0] ?? "";
}

const draftOf = async () =>
	(
		await (
			await readFor(TEST)
		)
			.select({ draft: entry.draft, revision: entry.revision })
			.from(entry)
			.where(eq(entry.id, serviceId))
	)[0];

/** Posts a form whose session has ended. @returns the page that the sign-in leads back to */
async function postTooLate(
	path: string,
	member: Member,
	fields: Record<string, string> | [string, string][],
): Promise<string> {
	await endSession(member);
	const answer = await post(path, member.cookie, fields);
	expect(answer.status).toBe(303);
	const to = new URL(answer.headers.get("Location") ?? "", host.origin);
	expect(to.pathname).toBe("/sign-in");
	return to.searchParams.get("return") ?? "";
}

describe("a form that meets an ended session", () => {
	it("is shown again to its sender, filled in and not saved, until it is sent anew", async () => {
		const before = await draftOf();
		const asShown = fieldsOf(await (await get(page, editor.cookie)).text());
		const typed = asShown.map(([name, value]): [string, string] => [name, name === "summary" ? TYPED : value]);
		const back = await postTooLate(page, editor, [...typed, ["intent", "save"]]);
		expect(back).toMatch(/\?resume=[0-9a-f-]{36}$/);
		const cookie = await signedInAgain(editor);

		const shown = await get(back, cookie);
		const html = await shown.text();
		expect(shown.status).toBe(200);
		expect(shown.headers.get("Cache-Control")).toContain("no-store");
		expect(html).toContain(TYPED);
		expect(html).toContain("You were signed out before this was saved");
		expect(html).not.toContain("<title>Error");
		expect(await draftOf()).toEqual(before);

		const sent = await post(back, cookie, [...fieldsOf(html), ["intent", "save"]]);
		expect(sent.status).toBe(303);
		expect(JSON.stringify(await draftOf())).toContain(TYPED);
		// It was taken, and is kept no longer.
		expect((await get(back, cookie)).headers.get("Location")).toBe(page);
	});

	it("is nothing to anybody else", async () => {
		const other = await aMember(council, "editor");
		const back = await postTooLate(page, await aFresh(), {
			revision: "1",
			summary: "Nobody's business",
			intent: "save",
		});
		const theirs = await get(back, other.cookie);
		expect(theirs.status).toBe(303);
		expect(theirs.headers.get("Location")).toBe(page);
		const bare = await (await get(page, other.cookie)).text();
		expect(bare).toContain("What it is");
		expect(bare).not.toContain("Nobody");
		const nobody = await get(back, "");
		expect(nobody.headers.get("Location")).toContain("/sign-in");
	});

	it("that would do something at once leads to its page and does nothing", async () => {
		const publisher = await aMember(council, "publisher");
		const withdraw = `/staff/northmere/services/${serviceId}/withdraw`;
		const before = await draftOf();
		const back = await postTooLate(withdraw, publisher, { revision: String(before?.revision), intent: "withdraw" });
		const answer = await get(back, await signedInAgain(publisher));
		expect([200, 303]).toContain(answer.status);
		expect(await draftOf()).toEqual(before);
	});

	it("is told where it was a button that did nothing", async () => {
		const publisher = await aMember(council, "publisher");
		const entryPage = `/staff/northmere/services/${serviceId}`;
		const back = await postTooLate(entryPage, publisher, { do: "confirm", revision: "1" });
		const answer = await get(back, await signedInAgain(publisher));
		expect(answer.status).toBe(200);
		const html = await answer.text();
		expect(html).toContain("You were signed out before you sent this, so nothing was done");
		expect(html).toContain("<h1");
		expect(answer.headers.get("Cache-Control")).toContain("no-store");
		// The page by itself says nothing of it.
		const bare = await (await get(entryPage, await signedInAgain(publisher))).text();
		expect(bare).toContain("<h1");
		expect(bare).not.toContain("nothing was done");
	});

	it("comes back with the row that was asked for, and with a word", async () => {
		const writer = await aMember(council, "editor");
		const contact = `/staff/northmere/services/${serviceId}/edit/contact`;
		const before = await draftOf();
		const typed = { phones: "a", "phones-0-number": "01632 960 111", revision: "1", intent: "add:phones" };
		const back = await postTooLate(contact, writer, typed);
		const html = await (await get(back, await signedInAgain(writer))).text();
		expect(html).toContain("You were signed out before this was saved");
		expect(html).toContain("01632 960 111");
		expect(html).toContain('name="phones-1-number"');
		expect(await draftOf()).toEqual(before);
	});

	it("says nothing above a page that is not its form", async () => {
		const late = await aFresh();
		const back = await postTooLate(page, late, { revision: "1", summary: TYPED, intent: "save" });
		const cookie = await signedInAgain(late);
		const inUrdu = await fetch(`${host.origin}/ur${back}`, { headers: { Cookie: cookie } });
		expect(await inUrdu.text()).toContain(TYPED);
		await transaction(TEST, async (tx) => {
			await tx.delete(roleGrant).where(eq(roleGrant.personId, late.id));
		});
		const closed = await fetch(host.origin + back, { headers: { Cookie: cookie } });
		expect(closed.status).toBe(404);
		const html = await closed.text();
		expect(html).toContain("</h1>");
		expect(html).not.toContain("govuk-notification-banner");
	});

	it("is not kept for somebody who signed out, who is told so, and never when a script sent it", async () => {
		const before = await (await readFor(TEST)).$count(keptForm);
		const gone = await aFresh();
		await post("/sign-out", gone.cookie, {});
		const answer = await post(page, gone.cookie, { summary: TYPED });
		const to = answer.headers.get("Location") ?? "";
		expect(new URL(to, host.origin).searchParams.get("return")).toBe(page);
		expect(await (await get(to, "")).text()).toContain("You are signed out. What you sent was not saved.");
		expect(await (await get(`/sign-in?return=${page}`, "")).text()).not.toContain("was not saved");
		const late = await aFresh();
		await endSession(late);
		await fetch(`${host.origin}/staff/northmere/services/${serviceId}/autosave/about`, {
			method: "POST",
			headers: { Cookie: late.cookie, Origin: host.origin, Accept: "application/json" },
			body: new URLSearchParams({ summary: TYPED }),
			redirect: "manual",
		});
		expect(await (await readFor(TEST)).$count(keptForm)).toBe(before);
	});
});

const aFresh = () => aMember(council, "editor");
