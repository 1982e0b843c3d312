/**
 * One engine's part of `staff.ts`, in a process of its own: publishes changes to the demo of DATABASE_URL while the
 * portal at the address given serves it, then lets editors save at once. Prints what it measured as JSON.
 */

import { randomUUID } from "node:crypto";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { sealAddress } from "../../app/features/people/address.server";
import type { EntryOf } from "../../app/features/publishing/entries";
import { findEntry } from "../../app/features/publishing/find-entry.server";
import { publishEntry } from "../../app/features/publishing/publish.server";
import { saveDraft, type Writer } from "../../app/features/publishing/save-draft.server";
import { ANYONE } from "../../app/model/people/asker";
import { allows, type Role } from "../../app/model/people/roles";
import { verifyAudit } from "../../app/platform/audit.server";
import { closeStores, portal, readFor, transaction } from "../../app/platform/store.server";
import { person } from "../../db/schema";
import { TEST } from "../factories/asker";

export interface StaffFigures {
	visibleP50: number;
	visibleMost: number;
	editors: number;
	savesPerSecond: number;
	saveP95: number;
	conflicts: number;
	lost: number;
	auditBroken: number;
}

/** Each editor saves as often to a service of their own as to one that all of them share. */
const SAVES = 10;

const [origin = "", ...counts] = process.argv.slice(2);
const [publicationCount = 0, editorCount = 0] = counts.map(Number);
const found = await findCouncil(TEST, "northmere");
if (!found) throw new Error("The demo is not there.");
const ours = found;
const db = await readFor(TEST);
const listed = await listPublicServices(ANYONE, ours.id);

async function member(role: Role): Promise<Writer> {
	const id = randomUUID();
	const one = { id, name: `${role} ${id}`, email: `${id}@northmere.example` };
	await transaction(TEST, async (tx) => {
		await tx
			.insert(person)
			.values({ ...one, ...sealAddress(id, one.email), createdAt: new Date(), deactivatedAt: null });
	});
	const roles = [role];
	return {
		kind: "staff",
		person: one,
		council: ours,
		roles,
		organisationIds: [],
		can: (permission) => allows(roles, permission),
	};
}
const read = async (id: string) => {
	const found = await findEntry(db, ours.id, id);
	if (found?.current.kind !== "service") throw new Error(`${id} is no service.`);
	return { revision: found.revision, content: found.current };
};
const saying = (content: EntryOf<"service">, summary: string): EntryOf<"service"> => ({
	...content,
	content: { ...content.content, summary },
});
const sorted = (values: number[]) => values.sort((a, b) => a - b);
const part = (values: number[], of: number) => values[Math.min(values.length - 1, Math.floor(values.length * of))] ?? 0;

/** Milliseconds from the answer to a publication until a family's page says it. The page is a kept one before that. */
async function visibility(editor: Writer, publisher: Writer, at: number): Promise<number> {
	const service = listed[at % listed.length];
	if (!service) throw new Error("The demo has no services.");
	const page = `${origin}/northmere/services/${service.slug}`;
	await (await fetch(page)).text();
	const { revision, content } = await read(service.id);
	const words = `Changed ${at} at ${Date.now()}`;
	const saved = await saveDraft(editor, { id: service.id, revision, content: saying(content, words) });
	if (!saved.ok) throw new Error(saved.reason);
	const published = await publishEntry(publisher, { id: service.id, revision: saved.revision });
	if (!published.ok) throw new Error(published.reason);
	const started = performance.now();
	while (!(await (await fetch(page)).text()).includes(words)) await new Promise((resolve) => setTimeout(resolve, 5));
	return performance.now() - started;
}

async function publications() {
	const [editor, publisher] = [await member("editor"), await member("publisher")];
	const times: number[] = [];
	for (let at = 0; at < publicationCount; at++) times.push(await visibility(editor, publisher, at));
	sorted(times);
	return { visibleP50: part(times, 0.5), visibleMost: times.at(-1) ?? 0 };
}

async function editing() {
	const editors = await Promise.all(Array.from({ length: editorCount }, () => member("editor")));
	const shared = listed[editorCount]?.id ?? "";
	const ids = [shared, ...listed.slice(0, editorCount).map(({ id }) => id)];
	const before = new Map<string, number>();
	for (const id of ids) before.set(id, (await read(id)).revision);
	const acknowledged = new Map<string, number>(ids.map((id) => [id, 0]));
	const times: number[] = [];
	let conflicts = 0;

	async function save(editor: Writer, id: string, words: string) {
		const { revision, content } = await read(id);
		const started = performance.now();
		const saved = await saveDraft(editor, { id, revision, content: saying(content, words) });
		times.push(performance.now() - started);
		if (saved.ok) acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
		else if (saved.reason === "conflict") conflicts++;
		else throw new Error(saved.reason);
	}
	const started = performance.now();
	await Promise.all(
		editors.map(async (editor, number) => {
			for (let at = 0; at < SAVES; at++) {
				await save(editor, listed[number]?.id ?? "", `Own ${number} ${at}`);
				await save(editor, shared, `Shared ${number} ${at}`);
			}
		}),
	);
	const seconds = (performance.now() - started) / 1000;
	let lost = 0;
	for (const id of ids) {
		const { revision } = await read(id);
		lost += Math.abs(revision - (before.get(id) ?? 0) - (acknowledged.get(id) ?? 0));
	}
	sorted(times);
	return { editors: editorCount, savesPerSecond: times.length / seconds, saveP95: part(times, 0.95), conflicts, lost };
}

const figures: StaffFigures = {
	...(await publications()),
	...(await editing()),
	auditBroken: (await verifyAudit(portal, TEST)).ok ? 0 : 1,
};
process.stdout.write(JSON.stringify(figures));
await closeStores();
