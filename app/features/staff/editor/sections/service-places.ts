import { CHANNELS, FORMATS } from "../../../../model/listings/vocabulary";
import { reading } from "../../../../platform/forms/reading";
import { stableId } from "../../../../platform/ids";
import type { Section } from "./section";

export const servicePlaces: Section<"service"> = {
	slug: "places",
	values: ({ content, organisationId }) => ({
		organisation: organisationId,
		channels: content.channels,
		format: content.format ?? "",
		areas: content.areasServed.join(", "),
		places: content.places.map(({ locationId }) => locationId),
	}),
	read(values, entry, context) {
		const read = reading(values);
		const { content } = entry;
		const channels = read.choices("channels", CHANNELS, content.channels);
		if (channels.length === 0) read.fail("channels", "channels");
		const organisationId = read.one("organisation");
		if (organisationId !== entry.organisationId && !context.organisations.has(organisationId)) {
			read.fail("organisation", "organisation");
		}
		const chosen = new Set(read.all("places"));
		const kept = content.places.filter(({ locationId }) => chosen.delete(locationId));
		const areas = read.line("areas");
		// What is no place of this council's is not offered by the page.
		const added = [...chosen]
			.filter((locationId) => context.locations.has(locationId))
			.map((locationId) => ({ id: stableId(context.id, "place", locationId), locationId, schedules: [] }));
		return read.done({
			...entry,
			organisationId,
			content: {
				...content,
				channels,
				format: read.choice("format", FORMATS, null),
				places: [...kept, ...added],
				areasServed: areas === content.areasServed.join(", ") ? content.areasServed : splitNames(areas),
			},
		});
	},
};

const splitNames = (text: string): string[] =>
	text
		.split(",")
		.map((name) => name.trim())
		.filter(Boolean);
