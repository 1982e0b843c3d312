/** Dates of what families read, called off or put back at once: a draft that somebody writes neither waits nor goes out. */
import { eq } from "drizzle-orm";
import { entry } from "../../../db/schema";
import { editorialRules } from "../../model/councils/settings";
import { calledOff, closedThroughout, onAgain, openAsUsual, type SessionDate } from "../../model/listings/dates-off";
import { recorded } from "../../platform/audit.server";
import { type DraftEntry, readContent, sameContent } from "./entries";
import { findEntry } from "./find-entry.server";
import { canChangeDates } from "./policy";
import { factOf, publishBeside } from "./publish.server";
import type { Writer } from "./save-draft.server";

/** A session's date, or a hub's days from one to another; `off` says which way. */
export type DatesChange =
	| ({ kind: "service"; off: boolean } & SessionDate)
	| { kind: "location"; off: boolean; from: string; to: string; note: string | null };

export type DatesChanged = { ok: true } | { ok: false; reason: "not-found" | "role" };

/**
 * Changes the dates of what families read, and the same in the draft where there is one, which stays as far as it was.
 * Whoever asks for what is so already is answered as the first time.
 */
export async function changeDates(who: Writer, id: string, change: DatesChange): Promise<DatesChanged> {
	return recorded(who, async (tx): Promise<DatesChanged> => {
		const found = await findEntry(tx, who.council.id, id);
		if (!found?.live || found.kind !== change.kind) return { ok: false, reason: "not-found" };
		if (!canChangeDates(who, found, editorialRules(who.council.settings))) return { ok: false, reason: "role" };
		const live = readContent(withDates(found.live, change));
		if (sameContent(live, found.live)) return { ok: true };
		const note = noteOf(change);
		await publishBeside(tx, found, live, { writtenBy: who.person, note });
		if (found.hasDraft) {
			const draft = withDates(found.current, change);
			await tx.update(entry).set({ draft }).where(eq(entry.id, id));
		}
		tx.record(factOf(change.off ? "entry.dates-off" : "entry.dates-on", who, found, { dates: note }));
		return { ok: true };
	});
}

function withDates<Content extends DraftEntry>(content: Content, change: DatesChange): Content {
	if (content.kind === "service" && change.kind === "service") {
		const changed = change.off ? calledOff : onAgain;
		return { ...content, content: changed(content.content, change) };
	}
	if (content.kind === "location" && change.kind === "location" && content.content.hub) {
		const { hub } = content.content;
		const hours = change.off ? closedThroughout(hub.hours, change) : openAsUsual(hub.hours, change);
		return { ...content, content: { ...content.content, hub: { ...hub, hours } } };
	}
	return content;
}

/** What versions and the log say of it: its dates. */
function noteOf(change: DatesChange): string {
	if (change.kind === "service") return change.date;
	return change.from === change.to ? change.from : `${change.from} to ${change.to}`;
}
