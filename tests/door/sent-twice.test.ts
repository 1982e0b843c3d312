/** A form sent twice, by an impatient finger or by two browsers at once, makes one thing. */
import { randomInt } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { type Council, findCouncil } from "../../app/features/directory/councils/queries.server";
import { listFeedback } from "../../app/features/staff/feedback/list-feedback.server";
import { systemFor } from "../../app/model/people/asker";
import { lookUp } from "../../app/platform/keys/look-up.server";
import { goesTo } from "../../app/platform/mail/letter.server";
import { readFor } from "../../app/platform/store.server";
import { entry, invitation, mail } from "../../db/schema";
import { aMember, type Member } from "../factories";
import { host } from "../setup/at-the-door";

const asker = systemFor("a test");
let council: Council;
let administrator: Member;
beforeAll(async () => {
	const found = await findCouncil(asker, "northmere");
	if (!found) throw new Error("The demo is not there.");
	council = found;
	administrator = await aMember(council, "administrator");
});

/** A network of this test's own: what others send to the same host is counted against theirs. */
const NETWORK = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;

const send = (path: string, fields: Record<string, string>, cookie = "") =>
	fetch(host.origin + path, {
		method: "POST",
		headers: { Origin: host.origin, "X-Forwarded-For": NETWORK, ...(cookie && { Cookie: cookie }) },
		body: new URLSearchParams(fields),
		redirect: "manual",
	});

/** The one-time mark of a form as its page shows it. */
async function markOf(path: string, cookie = ""): Promise<string> {
	const page = await (await fetch(host.origin + path, { headers: cookie ? { Cookie: cookie } : {} })).text();
	return /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

describe("a form that is sent twice at once", () => {
	it("starts one service, and leads both to it", async () => {
		const path = "/staff/northmere/services/new";
		const organisation = /<option value="([0-9a-f-]{36})"/.exec(
			await (await fetch(host.origin + path, { headers: { Cookie: administrator.cookie } })).text(),
		)?.[1];
		const fields = { name: "Twice upon a time", organisation: organisation ?? "", sure: "Twice upon a time" };
		const mark = await markOf(path, administrator.cookie);
		expect(mark).toMatch(/^[0-9a-f-]{36}$/);
		const both = await Promise.all([1, 2].map(() => send(path, { ...fields, mark }, administrator.cookie)));
		expect(both.map(({ status }) => status)).toEqual([303, 303]);
		expect(both[0]?.headers.get("Location")).toBe(both[1]?.headers.get("Location"));
		const [made] = await (await readFor(asker))
			.select({ entries: count() })
			.from(entry)
			.where(and(eq(entry.councilId, council.id), eq(entry.title, fields.name)));
		expect(made?.entries).toBe(1);
	});

	it("invites somebody once", async () => {
		const path = "/staff/northmere/people/invite";
		const email = `twice-${crypto.randomUUID()}@northmere.example`;
		const mark = await markOf(path, administrator.cookie);
		const fields = { name: "Two Times", email, role: "editor", mark };
		const both = await Promise.all([1, 2].map(() => send(path, fields, administrator.cookie)));
		expect(both.map(({ status }) => status)).toEqual([303, 303]);
		const [made] = await (await readFor(asker))
			.select({ invitations: count() })
			.from(invitation)
			.where(lookUp("portal", invitation.emailLookUp).is(email));
		expect(made?.invitations).toBe(1);
	});

	it("sends an invitation again once", async () => {
		const email = `again-${crypto.randomUUID()}@northmere.example`;
		const written = async () => {
			const [row] = await (await readFor(asker)).select({ mails: count() }).from(mail).where(goesTo(email));
			return row?.mails;
		};
		const fields = { name: "Once More", email, role: "editor", mark: crypto.randomUUID() };
		await send("/staff/northmere/people/invite", fields, administrator.cookie);
		expect(await written()).toBe(1);
		const path = "/staff/northmere/people";
		const page = await (await fetch(host.origin + path, { headers: { Cookie: administrator.cookie } })).text();
		const card = page.slice(page.indexOf(`${email}</p>`));
		const [, id = ""] = /name="id" value="([^"]+)"/.exec(card) ?? [];
		const [, mark = ""] = /name="mark" value="([^"]+)"/.exec(card) ?? [];
		const again = { do: "send-again", id, mark };
		const both = await Promise.all([1, 2].map(() => send(path, again, administrator.cookie)));
		for (const answer of both) expect(answer.headers.get("Location")).toContain("done=sent-again");
		expect(await written()).toBe(2);
		await send(path, { ...again, mark: crypto.randomUUID() }, administrator.cookie);
		expect(await written()).toBe(3);
	});

	it("tells the council once, and twice from two families who say the same", async () => {
		const path = "/northmere/comments";
		const details = `Thank you ${crypto.randomUUID()}`;
		const [mine, theirs] = [await markOf(path), await markOf(path)];
		expect(mine).not.toBe(theirs);
		for (const mark of [mine, mine, theirs]) expect((await send(path, { details, mark })).status).toBe(303);
		// Back, other words, and sent again.
		await send(path, { details: `${details} and more`, mark: mine });
		const told = await listFeedback(asker, council.id, { status: "new" }, { limit: 1000 });
		expect(told.filter((one) => one.details.startsWith(details))).toHaveLength(3);
	});
});
