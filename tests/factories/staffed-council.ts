/** A council of a test's own at the running product, with somebody of each role, and what they work on. */

import type { Council } from "../../app/features/directory/councils/queries.server";
import { requireStaff } from "../../app/features/people/require-staff.server";
import { blankArticle, blankLocation, blankOfferSection, blankOrganisation } from "../../app/features/publishing/blank";
import type { AnyEntry } from "../../app/features/publishing/entries";
import { moveEntry } from "../../app/features/publishing/move-entry.server";
import { publishEntry, withdrawEntry } from "../../app/features/publishing/publish.server";
import { addEntry, saveDraft, type Writer } from "../../app/features/publishing/save-draft.server";
import type { Hub } from "../../app/model/listings/shapes";
import { TOPICS } from "../../app/model/listings/vocabulary";
import { COUNCIL_ROLES, ORGANISATION_ROLES, type Role } from "../../app/model/people/roles";
import type { EntryKind } from "../../app/model/publishing/entry";
import { ENTRY_SEGMENTS } from "../../app/paths";
import type { Inside } from "../setup/look-inside";
import {
	aCouncil,
	aLocation,
	aMember,
	anAnsweredService,
	anOrganisation,
	aSchedule,
	aService,
	type Member,
	saved,
	staffArgs,
} from ".";
import { noneOpen } from "./referrals";

/** Who there is: each role, and a provider of another organisation than the one whose listings are at stake. */
export type Who = Exclude<Role, "overseer"> | "stranger";
export const EVERYBODY: readonly Who[] = [...COUNCIL_ROLES, "stranger"];

/** How far an entry has come: "rewritten" is live with a draft, "twice" was published twice. */
export type Stage = "draft" | "in-review" | "live" | "rewritten" | "twice" | "withdrawn" | "archived";

export interface StaffedCouncil {
	inside: Inside;
	council: Council;
	members: ReadonlyMap<Who, Member>;
	/** An editor and a publisher who prepare things, so that nobody else decides over their own work. */
	author: Member;
	checker: Member;
	/** Whose listings the provider looks after. */
	organisation: { id: string; name: string };
	member(who: Who): Member;
	/** An address in the staff area: `at("/services")`. */
	at(rest?: string): string;
	/** Makes an entry. @returns its address in the staff area */
	entry(kind: EntryKind, stage: Stage): Promise<string>;
}

const OPEN: Hub["hours"] = {
	regular: [{ day: "MO", opens: "09:00", closes: "17:00" }],
	exceptions: [],
	bankHolidays: "closed",
};
/** The one session of each service that is made here. */
export const LANTERN_SESSION = "lantern-session";
let made = 0;

function contentOf(kind: EntryKind, organisationId: string): AnyEntry {
	made += 1;
	const name = `Lantern ${kind} ${made}`;
	switch (kind) {
		case "service":
			return {
				...anAnsweredService(name, organisationId),
				content: aService({
					name,
					joining: "book",
					email: "lantern@northmere.example",
					schedules: [aSchedule({ id: LANTERN_SESSION })],
				}).content,
			};
		case "location":
			return {
				...blankLocation(name, true),
				position: { lat: 54.1, lon: -1.2 },
				content: aLocation({ name, hub: { hours: OPEN } }).content,
			};
		case "organisation":
			return blankOrganisation(name);
		case "article": {
			const { content, ...blank } = blankArticle(name, "2026-11-26");
			const said = {
				summary: "How babies sleep.",
				topics: [TOPICS[0]],
				stages: ["newborn" as const],
				body: "On the back.",
			};
			return { ...blank, content: { ...content, ...said } };
		}
		case "offer-section": {
			const topic = TOPICS[made % TOPICS.length] ?? TOPICS[0];
			const { content, ...blank } = blankOfferSection({ topic });
			return { ...blank, content: { ...content, text: "What we do." } };
		}
	}
}

function mustBe<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
	if (!answer.ok) throw new Error(JSON.stringify(answer));
	return answer as Extract<T, { ok: true }>;
}

export async function aStaffedCouncil(inside: Inside): Promise<StaffedCouncil> {
	const revisionOf = async (id: string) =>
		Number((await inside.query(`SELECT revision FROM entry WHERE id = '${id}'`))[0]?.revision);
	const council = await aCouncil({ settings: { languages: ["en", "pl", "ur"] } });
	const own = anOrganisation({ name: "Lantern Families" });
	const other = anOrganisation({ name: "Another Charity" });
	await saved(council, { organisations: [own, other] });
	const members = new Map<Who, Member>();
	for (const role of COUNCIL_ROLES) {
		const organisationId = ORGANISATION_ROLES.includes(role) ? own.id : undefined;
		members.set(role, await aMember(council, role, { name: `The ${role}`, organisationId }));
	}
	members.set("stranger", await aMember(council, "provider", { name: "The stranger", organisationId: other.id }));
	const author = await aMember(council, "editor", { name: "The author" });
	const checker = await aMember(council, "publisher", { name: "The checker" });
	const asWriter = (member: Member): Promise<Writer> => requireStaff(staffArgs(member, council), "staff.enter");

	async function entry(kind: EntryKind, stage: Stage): Promise<string> {
		const [writer, publisher] = await Promise.all([asWriter(author), asWriter(checker)]);
		const content = contentOf(kind, own.id);
		const { id } = mustBe(await addEntry(writer, content));
		const seen = async () => ({ id, revision: await revisionOf(id) });
		const publish = async () => mustBe(await publishEntry(publisher, await seen()));
		const rewrite = async () => mustBe(await saveDraft(writer, { ...(await seen()), content: rewritten(content) }));
		if (stage === "in-review") mustBe(await moveEntry(writer, "submit", await seen()));
		if (stage === "archived") mustBe(await moveEntry(writer, "archive", await seen()));
		if (["live", "rewritten", "twice", "withdrawn"].includes(stage)) await publish();
		if (["rewritten", "twice"].includes(stage)) await rewrite();
		if (stage === "twice") await publish();
		if (stage === "withdrawn") mustBe(await withdrawEntry(publisher, await seen(), noneOpen));
		return `/staff/${council.slug}/${ENTRY_SEGMENTS[kind]}/${id}`;
	}

	return {
		inside,
		council,
		members,
		author,
		checker,
		organisation: { id: own.id, name: own.content.name },
		member(who) {
			const found = members.get(who);
			if (!found) throw new Error(`There is no ${who}.`);
			return found;
		},
		at: (rest = "") => `/staff/${council.slug}${rest}`,
		entry,
	};
}

/** The same with another text. */
function rewritten(entry: AnyEntry): AnyEntry {
	switch (entry.kind) {
		case "service":
			return { ...entry, content: { ...entry.content, summary: "Rewritten." } };
		case "location":
			return { ...entry, content: { ...entry.content, summary: "Rewritten." } };
		case "organisation":
			return { ...entry, content: { ...entry.content, description: "Rewritten." } };
		case "article":
			return { ...entry, content: { ...entry.content, body: "Rewritten." } };
		case "offer-section":
			return { ...entry, content: { ...entry.content, text: "Rewritten." } };
	}
}
