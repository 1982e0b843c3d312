/** What an item of a feed says, in the ledger: what of it stands in the listings, and how. Pure. */
import type { ServiceContent } from "../../../model/listings/shapes";
import type { ForeignItem } from "../../../platform/foreign/item";
import type { Leaf } from "../../../platform/foreign/marks";
import { Prose, type Saying, sourceNoteOf } from "../ledger/kept-words";
import type { Entry } from "../ledger/ledger-book";
import type { ReadLocation } from "./read-location";

/** Fields of the standard that have no place of their own here, and that a family can read as they stand. */
const FOR_PEOPLE =
	/^(?:alternate_name|licenses|interpretation_services|wait_time|additional_urls\.(?:label|url)|required_documents\.document|funding\.source|languages\.(?:name|note)|service_at_locations\.description|(?:contacts\.)?phones\.extension|contacts\.department|service_areas\.description)$/;
const IDS = /(?:^|\.)(?:id|\w+_id)$/;
/** What tells where a place is. A place may turn out to be confidential: no note of a service says this. */
const OF_A_PLACE = /^service_at_locations\.location\b/;

/** Words that are said in a note, if they stand nowhere else. */
function isForNote({ field, mark }: Leaf, isOurs: boolean): boolean {
	if (IDS.test(field) || OF_A_PLACE.test(field)) return false;
	// Another portal of our kind says exactly what these fields tell in words.
	return mark === "left" || (mark === "unread" && !isOurs && FOR_PEOPLE.test(field));
}

const isOurs = (item: ForeignItem) => item.at("start_for_life").isObject;

/** What the item says that its listing would not, as the listing's note; with a note that it brings itself. */
export function sourceNote(
	item: ForeignItem,
	said: { sourceNote?: string },
	locations: readonly ReadLocation[],
): string | undefined {
	const ours = isOurs(item);
	const sayings = item
		.leaves()
		.filter((leaf) => isForNote(leaf, ours))
		.map(({ field, words }): Saying => ({ label: field.split(".").slice(-2).join(" ").replaceAll("_", " "), words }));
	const note = sourceNoteOf(sayings, proseOf(said, locations));
	return [said.sourceNote, note].filter(Boolean).join("\n") || undefined;
}

const proseOf = (content: unknown, locations: readonly ReadLocation[]) =>
	new Prose([content, locations.map((location) => location.content)]);

/** Each value of the item and its fate. */
export function entriesOf(
	item: ForeignItem,
	service: { active: boolean; content: ServiceContent; locations: readonly ReadLocation[] } | undefined,
): Entry[] {
	const leaves = item.leaves();
	// What is said to be over is not taken over, nor is what was refused.
	if (!service?.active) return leaves.map(({ path, field, words }) => ({ path, field, words, fate: "refused" }));
	const ours = isOurs(item);
	const prose = proseOf(service.content, service.locations);
	return leaves.map((leaf): Entry => {
		const { path, field, words, mark } = leaf;
		const entry = { path, field, words };
		if (mark === "read") return { ...entry, fate: "understood" };
		if (isForNote(leaf, ours)) return { ...entry, fate: prose.has(words) ? "words" : "lost" };
		if (mark === "unread") return { ...entry, fate: "aside", reason: "is read by nobody here" };
		// Left, and of a place or an id.
		return { ...entry, fate: prose.has(words) ? "words" : "aside" };
	});
}
