/**
 * Every kind of e-mail that can be sent, on the way of a place that became confidential (`tests/door/canary.test.ts`) and of
 * services there: only who may know the place reads of it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { invite } from "../../app/features/people/members/invitations.server";
import { requireStaff } from "../../app/features/people/require-staff.server";
import { findEntry } from "../../app/features/publishing/find-entry.server";
import { moveEntry, submitEntries } from "../../app/features/publishing/move-entry.server";
import { publishEntry } from "../../app/features/publishing/publish.server";
import { lookForKeepers, remindKeepers } from "../../app/features/publishing/remind-keepers.server";
import { saveDraft, type Writer } from "../../app/features/publishing/save-draft.server";
import { decideClaim } from "../../app/features/staff/claims/decide-claim.server";
import { makeClaim } from "../../app/features/staff/claims/make-claim.server";
import { addDays, localNow } from "../../app/model/calendar/local-time";
import { renderMail } from "../../app/platform/mail/render-mail.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { claim, entry, mail } from "../../db/schema";
import { aCouncil, aLocation, aMember, anOrganisation, aService, type Member, saved, staffArgs } from "../factories";
import { TEST } from "../factories/asker";
import { aCanary, plantedIn } from "../factories/canary";
import { mailWhere } from "../factories/messages";

const today = localNow().date;
const canary = { ...aCanary(), masked: true };
const hall = aLocation({ name: "Larkspur Hall", at: [54.11, -1.21] });
const ours = anOrganisation({ name: "Larkspur Families" });
const theirs = anOrganisation({ name: "Another Charity" });
const [support, talks] = ["Larkspur support", "Larkspur talks"].map((name) =>
	aService({ name, organisationId: ours.id, places: [canary, hall] }),
) as [ReturnType<typeof aService>, ReturnType<typeof aService>];

let council: Council;
let people: Record<"publisher" | "editor" | "provider" | "stranger", Member>;
let as: Record<keyof typeof people, Writer>;

const read = async (id: string) => {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error(`${id} is not there`);
	return found;
};
/** An entry as it stands, to take a step with. */
const target = async (id: string) => ({ id, revision: (await read(id)).revision });
const succeed = async (answer: Promise<{ ok: boolean }>) => expect(await answer).toMatchObject({ ok: true });

async function rewrite(who: Writer, id: string) {
	const { revision, current } = await read(id);
	if (current.kind !== "service") throw new Error("not a service");
	const content = { ...current, content: { ...current.content, summary: `Said on revision ${revision}` } };
	await succeed(saveDraft(who, { id, revision, content }));
}

/** Of a child's record, or a referral: they name nobody and nothing, whatever a council has. */
const OF_NO_LISTING = [
	"red-book-news",
	"red-book-reminder",
	"referral-code",
	"referral-follow",
	"referral-late",
	"referral-news",
	"referral-stuck",
];

/** All other kinds of e-mail for which there are words. */
const KINDS = readdirSync("locales/en")
	.filter((file) => file.endsWith(".json"))
	.map((file) => JSON.parse(readFileSync(join("locales/en", file), "utf8")).mail)
	.flatMap((words) => (typeof words === "object" ? Object.keys(words) : []))
	.filter((kind) => !OF_NO_LISTING.includes(kind))
	.sort();

beforeAll(async () => {
	council = await aCouncil({ fictional: true });
	await saved(council, { organisations: [ours, theirs], locations: [canary, hall], services: [support, talks] });
	people = {
		publisher: await aMember(council, "publisher"),
		editor: await aMember(council, "editor"),
		provider: await aMember(council, "provider", { organisationId: ours.id }),
		stranger: await aMember(council, "provider", { organisationId: theirs.id }),
	};
	const enter = (member: Member) => requireStaff(staffArgs(member, council), "staff.enter");
	const { publisher, editor, provider, stranger } = people;
	as = {
		publisher: await enter(publisher),
		editor: await enter(editor),
		provider: await enter(provider),
		stranger: await enter(stranger),
	};
});

it("of every kind, and only who may know of the place reads of it", async () => {
	// Their keepers are asked whether all is still right: the editor kept the place before it became confidential.
	await transaction(TEST, async (tx) => {
		const due = { assuredOn: addDays(today, -61) };
		await tx.update(entry).set(due).where(eq(entry.councilId, council.id));
		for (const { id } of [canary, hall])
			await tx.update(entry).set({ ownerId: people.editor.id }).where(eq(entry.id, id));
	});
	await lookForKeepers(TEST, new AbortController().signal);
	await remindKeepers(TEST, new AbortController().signal);

	await rewrite(as.provider, support.id);
	await succeed(moveEntry(as.provider, "submit", await target(support.id)));
	const changes = { ...(await target(support.id)), note: "Which days?" };
	await succeed(moveEntry(as.publisher, "request-changes", changes));
	await rewrite(as.provider, talks.id);
	const both = [await target(support.id), await target(talks.id)];
	for (const answer of await submitEntries(as.provider, both)) expect(answer).toMatchObject({ ok: true });
	for (const { id } of [support, talks]) await succeed(publishEntry(as.publisher, await target(id)));

	for (const [service, accept] of [
		[support, false],
		[talks, true],
	] as const) {
		const message = "We run it.";
		await succeed(makeClaim(as.stranger, { entryId: service.id, organisationId: theirs.id, message }));
		const [made] = await (await readFor(TEST)).select().from(claim).where(eq(claim.entryId, service.id));
		await succeed(decideClaim(as.publisher, { id: made?.id ?? "", accept, note: "We looked." }));
	}
	const invited = { name: "Ines", email: "ines@northmere.example", role: "editor", organisationId: null } as const;
	await succeed(invite({ asker: TEST, council }, invited));

	const sent = (await mailWhere(eq(mail.councilId, council.id))).map(({ recipient, words }) => {
		const laid = renderMail(words, "https://hub.example.gov.uk");
		return { recipient, kind: words.template, all: JSON.stringify([words, laid]), subject: laid?.subject };
	});
	expect([...new Set(sent.map(({ kind }) => kind))].sort()).toEqual(KINDS);
	expect(sent.filter(({ subject }) => !subject)).toEqual([]);
	const to = (member: Member) => sent.filter(({ recipient }) => recipient === member.email);
	const knowing = to(people.publisher).filter(({ all }) => plantedIn(all).length > 0);
	expect(knowing.map(({ kind }) => kind)).toEqual(["reminder"]);
	for (const who of ["editor", "provider", "stranger"] as const)
		expect(to(people[who]).filter(({ all }) => /Larkspur/.test(all)).length, who).toBeGreaterThan(0);
	expect(
		sent.filter(({ recipient, all }) => recipient !== people.publisher.email && plantedIn(all).length > 0),
	).toEqual([]);
});
