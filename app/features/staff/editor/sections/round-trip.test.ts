/** The editor's promise: who opens a section and saves it as it is changes nothing. */
import { describe, expect, it } from "vitest";
import { demoCouncils } from "../../../../../db/seed";
import { demoListings } from "../../../../demo/demo-listings";
import { dateRules } from "../../../../model/councils/settings";
import type { EntryKind } from "../../../../model/publishing/entry";
import { cleanText } from "../../../../platform/clean-text";
import type { Values } from "../../../../platform/forms/field-errors";
import { addValue } from "../../../../platform/forms/posted";
import { type AnyEntry, sameContent } from "../../../publishing/entries";
import { sectionsOf } from "./index";
import type { SectionContext } from "./section";
import { sessionsOf } from "./service-times";

const TODAY = "2026-11-24";

interface Case {
	name: string;
	id: string;
	entry: AnyEntry;
}

const all = demoCouncils(TODAY).flatMap((seed) => {
	const { organisations, locations, services } = demoListings(seed, TODAY);
	const known: SectionContext = {
		id: "",
		today: TODAY,
		rules: dateRules(seed.settings),
		hubs: new Map(),
		organisations: new Map(organisations.map(({ id, content }) => [id, content.name])),
		locations: new Map(locations.map(({ id, content }) => [id, content.name])),
		place: null,
		part: null,
	};
	const cases: Case[] = [
		...services.map(({ id, slug, organisationId, content }) => ({
			name: slug,
			id,
			entry: { kind: "service" as const, organisationId, content },
		})),
		...locations.map(({ id, slug, masked, position, content }) => ({
			name: slug,
			id,
			entry: { kind: "location" as const, masked, position, content },
		})),
		...organisations.map(({ id, slug, content }) => ({
			name: slug,
			id,
			entry: { kind: "organisation" as const, content },
		})),
	];
	return cases.map((one) => ({ ...one, known: { ...known, id: one.id } }));
});

/** What a browser would send of a form that shows these values. */
function sent(values: Values): Values {
	const posted: Values = {};
	for (const [name, value] of Object.entries(values)) {
		for (const one of [value].flat()) addValue(posted, name, cleanText(one.replaceAll("\n", "\r\n")));
	}
	return posted;
}

/** The parts of a section that have a page of their own. */
const partsOf = (slug: string, entry: AnyEntry): (string | null)[] =>
	slug === "session" && entry.kind === "service"
		? sessionsOf(entry.content).map(({ schedule }) => schedule.id)
		: [null];

describe.each(["service", "location", "organisation"] as const)("each section of a %s", (kind) => {
	const cases = all.filter(({ entry }) => entry.kind === kind);

	it.each(sectionsOf<EntryKind>(kind).map((section) => [section.slug, section] as const))(
		"gives back what it shows: %s",
		(slug, section) => {
			let shown = 0;
			const changed = cases.flatMap(({ name, entry, known }) =>
				partsOf(slug, entry).flatMap((part) => {
					shown += 1;
					const values = section.values(entry, { ...known, part });
					const read = section.read(sent(values), entry, { ...known, part });
					if (!read.ok) return [`${name}: ${JSON.stringify(read.errors)} in ${JSON.stringify(values)}`];
					return sameContent(read.entry, entry) ? [] : [`${name}: ${JSON.stringify(values)}`];
				}),
			);
			expect(changed).toEqual([]);
			expect(shown).toBeGreaterThan(0);
		},
	);
});
