import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { area, council, district } from "../../../../db/schema";
import type { CouncilSettings } from "../../../model/councils/settings";
import { type Asker, actorOf } from "../../../model/people/asker";
import { recordedIn } from "../../../platform/audit.server";
import { isBlank } from "../../../platform/clean-text";
import type { Tx } from "../../../platform/store-handles";
import { knownLanguages } from "./known-languages.server";
import { defaultSettings, type Problem, parseSettings, slugProblems } from "./rules";

export interface NewCouncil {
	slug: string;
	name: string;
	/** ONS code of its upper-tier authority; null for one that has none. Its outline is taken from there. */
	gss: string | null;
	website?: string | null;
	/** Made up, for the demo. */
	fictional?: boolean;
	/** What differs from the settings a new council starts with. */
	settings?: Partial<CouncilSettings>;
}

export type CouncilSaved = { ok: true; id: string } | { ok: false; problems: Problem[] };

const WEB = /^https?:\/\/[^\s]+$/;
const GSS = /^[A-Z]\d{8}$/;

/** What is wrong with facts that both adding and changing a council can give. */
export function factProblems(facts: { name?: string; gss?: string | null; website?: string | null }): Problem[] {
	const problems: Problem[] = [];
	if (facts.name !== undefined && isBlank(facts.name)) problems.push({ field: "name", reason: "is empty" });
	if (facts.gss && !GSS.test(facts.gss)) {
		problems.push({ field: "gss", reason: `"${facts.gss}" is not a code such as E09000031` });
	}
	if (facts.website && !WEB.test(facts.website)) {
		problems.push({ field: "website", reason: `"${facts.website}" is not a web address` });
	}
	return problems;
}

/** Another council than `id` that has this slug or code already. */
export async function takenProblems(
	tx: Tx,
	facts: { slug?: string; gss?: string | null },
	id?: string,
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const [field, column, value] of [
		["slug", council.slug, facts.slug],
		["gss", council.gss, facts.gss],
	] as const) {
		if (!value) continue;
		const [taken] = await tx.select({ id: council.id, name: council.name }).from(council).where(eq(column, value));
		if (taken && taken.id !== id) problems.push({ field, reason: `${value} is taken by ${taken.name}` });
	}
	return problems;
}

/** A code that is known, but as a district's: of an area, or the old one of an area that has a new code. */
export async function districtProblems(tx: Tx, gss: string | null | undefined): Promise<Problem[]> {
	if (!gss) return [];
	const [found] = await tx
		.select({ gss: area.gss, name: area.name })
		.from(district)
		.innerJoin(area, eq(area.gss, district.areaGss))
		.where(eq(district.gss, gss));
	if (!found || found.gss === gss) return [];
	return [{ field: "gss", reason: `${gss} is not the code of an area: it belongs to ${found.name}, ${found.gss}` }];
}

/** The outline of an area, or null when it is not loaded. */
export async function outlineOf(tx: Tx, gss: string | null) {
	if (!gss) return null;
	const [found] = await tx.select({ outline: area.outline }).from(area).where(eq(area.gss, gss));
	return found?.outline ?? null;
}

/** Adds a council that publishes here. Problems are told all at once and nothing is then written. */
export async function addCouncil(asker: Asker, input: NewCouncil): Promise<CouncilSaved> {
	const languages = knownLanguages();
	const now = new Date();
	const settings = parseSettings(
		{ ...defaultSettings(languages, now.toISOString().slice(0, 10)), ...input.settings },
		languages,
	);
	const wrong = [
		...slugProblems(input.slug, languages),
		...factProblems(input),
		...(settings.ok ? [] : settings.problems),
	];
	if (!settings.ok || wrong.length > 0) return { ok: false, problems: wrong };
	const id = randomUUID();
	return recordedIn(id, asker, async (tx) => {
		const refused = [...(await takenProblems(tx, input)), ...(await districtProblems(tx, input.gss))];
		if (refused.length > 0) return { ok: false, problems: refused };
		await tx.insert(council).values({
			id,
			slug: input.slug,
			name: input.name.trim(),
			gss: input.gss,
			website: input.website ?? null,
			fictional: input.fictional ?? false,
			settings: settings.settings,
			outline: await outlineOf(tx, input.gss),
			contentVersion: 1,
			createdAt: now,
			updatedAt: now,
		});
		tx.record({ action: "council.added", actor: actorOf(asker), councilId: id });
		return { ok: true, id };
	});
}
