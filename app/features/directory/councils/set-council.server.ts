import { eq } from "drizzle-orm";
import { council } from "../../../../db/schema";
import type { CouncilSettings } from "../../../model/councils/settings";
import { type Asker, actorOf } from "../../../model/people/asker";
import { recorded } from "../../../platform/audit.server";
import { type CouncilSaved, districtProblems, factProblems, outlineOf, takenProblems } from "./add-council.server";
import { bumpContentVersion } from "./content-version.server";
import { knownLanguages } from "./known-languages.server";
import type { Council } from "./queries.server";
import { parseSettings, slugProblems } from "./rules";

/** What changes; what is left out stays. */
export interface CouncilChange {
	slug?: string;
	name?: string;
	gss?: string | null;
	website?: string | null;
	/** Each setting given replaces the old one whole. */
	settings?: Partial<CouncilSettings>;
}

/** What a member of staff changes, and from where. */
export interface ChangedBy {
	/** What is changed, for the log: "leader". */
	part: string;
	/** Whether what they would change is still what they saw. */
	asSeen(current: Pick<Council, "name" | "website" | "settings">): boolean;
}

/** The names of what changes: what it says may be long, and stands in the council. */
const partsOf = ({ settings, ...facts }: CouncilChange): string[] =>
	Object.entries({ ...facts, ...settings })
		.filter(([, value]) => value !== undefined)
		.map(([name]) => name);

/**
 * Changes a council. Problems are told all at once and nothing is then written. A new code brings its outline.
 * @param by what a member of staff changes; without one, it is the operator
 */
export async function setCouncil(
	asker: Asker,
	slug: string,
	change: CouncilChange,
	by?: ChangedBy,
): Promise<CouncilSaved> {
	const languages = knownLanguages();
	return recorded(asker, async (tx) => {
		const [current] = await tx.select().from(council).where(eq(council.slug, slug));
		if (!current) return { ok: false, problems: [{ field: "slug", reason: `there is no council "${slug}"` }] };
		if (by && !by.asSeen(current)) {
			return { ok: false, problems: [{ field: "settings", reason: "were changed by somebody else" }] };
		}
		const settings = parseSettings({ ...current.settings, ...change.settings }, languages);
		const wrong = [
			...(change.slug === undefined ? [] : slugProblems(change.slug, languages)),
			...factProblems(change),
			...(settings.ok ? [] : settings.problems),
			...(await takenProblems(tx, change, current.id)),
			...(await districtProblems(tx, change.gss)),
		];
		if (!settings.ok || wrong.length > 0) return { ok: false, problems: wrong };
		const gss = change.gss === undefined ? current.gss : change.gss;
		await tx
			.update(council)
			.set({
				slug: change.slug ?? current.slug,
				name: change.name?.trim() ?? current.name,
				gss,
				website: change.website === undefined ? current.website : change.website,
				settings: settings.settings,
				// An outline of its own outlives an area that has none.
				outline: (await outlineOf(tx, gss)) ?? (gss === current.gss ? current.outline : null),
				updatedAt: new Date(),
			})
			.where(eq(council.id, current.id));
		await bumpContentVersion(tx, current.id);
		tx.record({
			action: by ? "settings.changed" : "council.changed",
			actor: actorOf(asker),
			councilId: current.id,
			details: by ? { part: by.part } : { parts: partsOf(change) },
		});
		return { ok: true, id: current.id };
	});
}
