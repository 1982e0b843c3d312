import { randomUUID } from "node:crypto";
import type { Council } from "../../app/features/directory/councils/queries.server";
import type { CouncilSettings } from "../../app/model/councils/settings";
import { transaction } from "../../app/platform/store.server";
import { council } from "../../db/schema";
import { TEST } from "./asker";

/** A council's own decisions, with what a test says about them. */
export function councilSettings(overrides: Partial<CouncilSettings> = {}): CouncilSettings {
	return {
		brandColour: "#00594c",
		labels: {
			offer: { en: "Start for Life offer" },
			hub: { en: "Family hub" },
			hubs: { en: "Family hubs" },
		},
		languages: ["en"],
		contactLines: [],
		leader: null,
		terms: [],
		redBook: { url: null, note: null },
		notice: null,
		offerEdition: { version: "1", date: "2026-09-01" },
		...overrides,
	};
}

type CouncilOverrides = Partial<Omit<Council, "settings">> & { settings?: Partial<CouncilSettings> };

/** A council in the database: `await aCouncil({ slug: "northmere" })`. Each has an id and a slug of its own. */
export async function aCouncil(overrides: CouncilOverrides = {}): Promise<Council> {
	const id = overrides.id ?? randomUUID();
	const row: Council = {
		id,
		slug: `council-${id.slice(0, 8)}`,
		name: "Northmere Council",
		gss: null,
		website: null,
		fictional: true,
		contentVersion: 1,
		...overrides,
		settings: councilSettings(overrides.settings),
	};
	const now = new Date();
	await transaction(TEST, async (tx) => {
		await tx.insert(council).values({ ...row, outline: null, createdAt: now, updatedAt: now });
	});
	return row;
}
