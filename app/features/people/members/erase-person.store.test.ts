import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { claim, identity, invitation, mail, passkey, singleUseLink } from "../../../../db/schema";
import {
	aCouncil,
	aMember,
	anOrganisation,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { factsAbout } from "../../../../tests/factories/audit";
import { type Inside, lookInside } from "../../../../tests/setup/look-inside";
import { addDays, localNow } from "../../../model/calendar/local-time";
import { verifyAudit } from "../../../platform/audit.server";
import { mailTemplate } from "../../../platform/mail/mail-template";
import { queueMail } from "../../../platform/mail/queue-mail.server";
import { portal, readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { findEntry } from "../../publishing/find-entry.server";
import { publishEntry } from "../../publishing/publish.server";
import { saveDraft } from "../../publishing/save-draft.server";
import { auditPage } from "../../staff/audit/audit-page.server";
import { requireStaff } from "../require-staff.server";
import { ERASED_NAME, erasePerson } from "./erase-person.server";
import { findMember } from "./find-people.server";
import { goesToInvited, invite } from "./invitations.server";

const NAME = "Zebedee Quillfeather";

let council: Council;
let administrator: Member;
let zebedee: Member;
let inside: Inside;

/** The tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
	const tables = (await inside.query(TABLES)).map(({ name }) => String(name));
	const found: string[] = [];
	for (const table of tables) {
		const rows = await inside.query(`SELECT * FROM "${table}"`).catch(() => []);
		if (JSON.stringify(rows).includes(text)) found.push(table);
	}
	return found.sort();
}
const TABLES = process.env.DATABASE_URL?.startsWith("postgres")
	? "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
	: "SELECT name FROM sqlite_master WHERE type = 'table'";

beforeAll(async () => {
	council = await aCouncil();
	administrator = await aMember(council, "administrator", { name: "Amira Khan" });
	zebedee = await aMember(council, "publisher", { name: NAME });
	const editor = await requireStaff(staffArgs(await aMember(council, "editor"), council), "listings.edit");
	const publisher = await requireStaff(staffArgs(zebedee, council), "listings.publish");
	const organisation = anOrganisation();
	const service = aService({ name: "Rhyme time", joining: "book", email: "rhymes@northmere.example" });
	await saved(council, { organisations: [organisation], services: [{ ...service, organisationId: organisation.id }] });
	const found = await findEntry(await readFor(TEST), council.id, service.id);
	if (found?.current.kind !== "service") throw new Error("no service");
	const content = { ...found.current, content: { ...found.current.content, summary: "Sing with us" } };
	const draft = await saveDraft(editor, { id: service.id, revision: found.revision, content });
	if (!draft.ok) throw new Error(draft.reason);
	expect(await publishEntry(publisher, { id: service.id, revision: draft.revision })).toMatchObject({ ok: true });
	const now = new Date();
	await transaction(TEST, async (tx) => {
		const personId = zebedee.id;
		await tx.insert(identity).values({ issuer: "test", subject: "zebedee-at-work", personId, createdAt: now });
		await tx.insert(passkey).values({
			id: "key-1",
			personId,
			publicKey: "x",
			counter: 0,
			transports: [],
			name: "Zebedee's phone",
			createdAt: now,
			usedAt: null,
		});
		await tx.insert(singleUseLink).values({
			tokenHash: "h",
			purpose: "still-right",
			subjectId: service.id,
			personId,
			expiresAt: now,
			usedAt: null,
		});
		await tx.insert(claim).values({
			id: randomUUID(),
			councilId: council.id,
			entryId: service.id,
			organisationId: organisation.id,
			personId,
			message: "Ours",
			status: "new",
			createdAt: now,
			decidedBy: null,
			decidedAt: null,
		});
		const template = mailTemplate("invitation", "name", "council", "inviter", "role", "expires");
		const values = { name: NAME, council: "c", inviter: "i", role: "r", expires: "e", link: "/l" };
		await queueMail(tx, { recipient: zebedee.email, councilId: council.id, template, values });
	});
	inside = await lookInside(process.env.DATABASE_URL ?? "");
	return () => inside.close();
});

it("leaves what somebody did, and nothing that tells who they were", async () => {
	expect(await tablesWith(NAME)).toEqual(["entry_version", "person"]);
	expect(await tablesWith("zebedee-at-work")).toEqual(["identity"]);
	expect(await tablesWith("Zebedee's phone")).toEqual(["passkey"]);
	const before = (await inside.query("SELECT id FROM mail")).length;

	expect(await erasePerson(TEST, zebedee.email)).toEqual({ ok: true, id: zebedee.id });
	expect(await tablesWith("Zebedee")).toEqual([]);
	expect(await tablesWith(zebedee.email)).toEqual([]);
	expect(await tablesWith("zebedee-at-work")).toEqual([]);
	expect(await tablesWith(ERASED_NAME)).toEqual(["entry_version", "person"]);
	expect((await inside.query("SELECT id FROM mail")).length).toBe(before - 1);

	expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
	const leader = await requireStaff(staffArgs(administrator, council), "audit.read");
	const today = localNow().date;
	const { rows } = await auditPage(leader, new URLSearchParams({ from: addDays(today, -1) }));
	expect(rows.map(({ who, what, about }) => [who, what, about?.text])).toEqual(
		expect.arrayContaining([
			[ERASED_NAME, "Published", "Rhyme time"],
			["The portal itself", "Erased a person", ERASED_NAME],
		]),
	);
	expect(await findMember(TEST, council.id, zebedee.id)).toBeUndefined();
	await expect(requireStaff(staffArgs(zebedee, council), "staff.enter")).rejects.toBeInstanceOf(Response);
});

it("erases nobody twice, and not the last administrator of a council", async () => {
	expect(await erasePerson(TEST, zebedee.email)).toEqual({ ok: false, reason: "nobody" });
	expect(await erasePerson(TEST, administrator.email)).toEqual({ ok: false, reason: "last-administrator" });
	expect(await factsAbout(administrator.id)).toEqual([]);
	await aMember(council, "administrator");
	expect(await erasePerson(TEST, administrator.email)).toMatchObject({ ok: true });
	expect(await factsAbout(administrator.id)).toEqual([{ action: "person.erased", by: null }]);
});

it("erases who was invited and never signed in", async () => {
	const email = "wilhelmina@northmere.example";
	const asker = await requireStaff(staffArgs(await aMember(council, "administrator"), council), "staff.enter");
	const invited = { name: "Wilhelmina Oxbow", email, role: "editor", organisationId: null } as const;
	expect(await invite({ asker, council }, invited)).toMatchObject({ ok: true });
	const other = { ...invited, name: "Someone Else", email: "else@northmere.example" };
	expect(await invite({ asker, council }, other)).toMatchObject({ ok: true });
	const counts = async () => {
		const db = await readFor(TEST);
		return { invitations: await db.$count(invitation), messages: await db.$count(mail) };
	};
	const before = await counts();
	const [row] = await (await readFor(TEST)).select({ id: invitation.id }).from(invitation).where(goesToInvited(email));

	expect(await erasePerson(TEST, email)).toEqual({ ok: true, id: null });
	expect(await counts()).toEqual({ invitations: before.invitations - 1, messages: before.messages - 1 });
	expect((await factsAbout(row?.id ?? "")).map(({ action }) => action)).toContain("invitation.erased");
	expect(await erasePerson(TEST, email)).toEqual({ ok: false, reason: "nobody" });
	expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
});
