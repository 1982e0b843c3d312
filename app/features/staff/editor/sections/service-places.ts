import { CHANNELS, FORMATS } from "../../../../model/listings/vocabulary";
import { choice, choices } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { line } from "../../../../platform/forms/text-fields";
import { stableId } from "../../../../platform/ids";
import type { EntryOf } from "../../../publishing/entries";
import { inOrderOf, readSection, type Section, type SectionContext } from "./section";

const idsOf = ({ content }: EntryOf<"service">) => content.places.map(({ locationId }) => locationId);

/** What is no organisation or place of this council's is not offered by the page. */
const placesForm = (entry: EntryOf<"service">, { organisations, locations }: SectionContext) =>
	form({
		organisation: choice([entry.organisationId, ...organisations.keys()]).needed("organisation"),
		channels: choices(CHANNELS).needed("channels"),
		format: choice(FORMATS),
		areas: line().or(""),
		places: choices([...new Set([...idsOf(entry), ...locations.keys()])]),
	});

export const servicePlaces: Section<"service"> = {
	slug: "places",
	values: (entry) => ({
		organisation: entry.organisationId,
		channels: entry.content.channels,
		format: entry.content.format ?? "",
		areas: entry.content.areasServed.join(", "),
		places: idsOf(entry),
	}),
	read: (values, entry, context) =>
		readSection(placesForm(entry, context), values, ({ organisation, channels, format, areas, places }) => {
			const { content } = entry;
			const placeAt = (locationId: string) =>
				content.places.find((one) => one.locationId === locationId) ?? {
					id: stableId(context.id, "place", locationId),
					locationId,
					schedules: [],
				};
			return {
				...entry,
				organisationId: organisation,
				content: {
					...content,
					channels: inOrderOf(content.channels, channels),
					format,
					places: places.map(placeAt),
					areasServed: areas === content.areasServed.join(", ") ? content.areasServed : splitNames(areas),
				},
			};
		}),
};

const splitNames = (text: string): string[] =>
	text
		.split(",")
		.map((name) => name.trim())
		.filter(Boolean);
