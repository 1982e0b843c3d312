/** A long list as one source gives it, in editions: with each, some things change, some go, and others come. */
import type { SourceListings } from "../../app/features/exchange/sheets/sheet-listings";
import { nothingUnread } from "../../app/features/exchange/sheets/unread";
import { stableId } from "../../app/platform/ids";
import { aLocation, anOrganisation, aSchedule, aService } from "./listings";

/** The word by which services of an edition are found. */
export const WORDS = ["apple", "banana", "cherry"] as const;

/**
 * @param edition 0 for the first; of a later one two thirds of the services are other, a tenth is gone and as many are
 * new, some places have moved or are gone, and an organisation is called something else
 * @param services how many an edition has
 */
export function aSource(councilId: string, edition: 0 | 1 | 2, services: number): SourceListings {
	const source = "a-long-list";
	const idOf = (kind: string, number: number) => stableId(councilId, source, kind, String(number));
	const from = (kind: string, number: number, checksum: string) => ({
		source,
		sourceId: `${kind} ${number}`,
		fetchedAt: new Date(0),
		checksum,
	});
	const word = WORDS[edition];
	const organisations = [0, 1, 2].map((number) =>
		anOrganisation({
			id: idOf("organisation", number),
			name: number === 0 ? `Provider ${word}` : `Provider ${number}`,
			provenance: from("organisation", number, number === 0 ? word : "same"),
		}),
	);
	const places = Math.ceil(services / 10);
	const locations = Array.from({ length: places }, (_, at) => {
		const number = at + edition;
		const moved = number % 10 === 0;
		return aLocation({
			id: idOf("location", number),
			name: `Hall ${number}`,
			at: [54 + number / 1000, -1 - (moved ? edition / 100 : 0)],
			provenance: from("location", number, moved ? word : "same"),
		});
	});
	const gone = Math.floor((services * edition) / 10);
	return {
		source,
		organisations,
		locations,
		services: Array.from({ length: services }, (_, at) => {
			const number = at + gone;
			const changed = number % 3 !== 0 || at >= services - gone;
			const name = `Group ${number} ${changed ? word : WORDS[0]}`;
			// One that stays as it was is at a place that every edition has.
			const hall = locations[changed ? at % places : 2 + (number % 4) - edition];
			return aService({
				id: idOf("service", number),
				name,
				organisationId: idOf("organisation", number % 3),
				places: hall && [{ id: idOf("at", number), at: hall, schedules: [aSchedule({ id: idOf("weekly", number) })] }],
				provenance: from("service", number, `${name} ${hall?.id}`),
			});
		}),
		unread: nothingUnread(),
	};
}
