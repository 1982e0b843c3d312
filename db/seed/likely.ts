import type { EntryKind } from "../../app/model/publishing/entry";

/** Two listings of a council that a person is asked about: are they the same? */
export interface LikelySeed {
	/** Slug of the council. */
	council: string;
	kind: Extract<EntryKind, "location" | "organisation">;
	/** Slugs: the list's, and the one that was there. */
	listing: string;
	other: string;
}

/** On the same square, and half the same name: two buildings. */
export const demoLikely: readonly LikelySeed[] = [
	{ council: "northmere", kind: "location", listing: "town-hall", other: "northmere-central-library" },
];
