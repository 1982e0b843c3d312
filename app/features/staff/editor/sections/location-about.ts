import type { Hub } from "../../../../model/listings/shapes";
import { HUB_STATUSES, HUB_TYPES } from "../../../../model/listings/vocabulary";
import { dateValues, reading } from "../../../../platform/forms/reading";
import { blankLocation } from "../../../publishing/blank";
import type { Section } from "./section";

const newHub = (): Hub | null => blankLocation("", true).content.hub;

export const locationAbout: Section<"location"> = {
	slug: "about",
	values: ({ content }) => {
		const hub = content.hub ?? newHub();
		return {
			name: content.name,
			summary: content.summary,
			description: content.description,
			hub: content.hub ? "hub" : "place",
			"hub-type": hub?.type ?? "",
			"hub-status": hub?.status ?? "",
			...dateValues("status-from", hub?.statusFrom ?? null),
			"status-reason": hub?.statusReason ?? "",
			formerly: hub?.formerly ?? "",
			"co-located-with": hub?.coLocatedWith ?? "",
			alert: content.alert ?? "",
		};
	},
	read(values, entry) {
		const read = reading(values);
		const before = entry.content.hub ?? newHub();
		const isHub = read.choice("hub", ["hub", "place"], "place") === "hub";
		return read.done({
			...entry,
			content: {
				...entry.content,
				name: read.needed("name", "name"),
				summary: read.line("summary"),
				description: read.prose("description"),
				alert: read.note("alert"),
				hub:
					isHub && before
						? {
								...before,
								type: read.choice("hub-type", HUB_TYPES, before.type),
								status: read.choice("hub-status", HUB_STATUSES, before.status),
								statusFrom: read.date("status-from"),
								statusReason: read.note("status-reason"),
								formerly: read.optionalLine("formerly"),
								coLocatedWith: read.optionalLine("co-located-with"),
							}
						: null,
			},
		});
	},
};
