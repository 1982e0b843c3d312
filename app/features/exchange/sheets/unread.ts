/**
 * What a source lists and we could not read. That it is not among the listings proves nothing: it may be any stored
 * listing whose id in the source fits what is known of it. Pure.
 */

/** More partly known rows than these, and everything stored may be one of them. */
const MOST_PATTERNS = 200;

/** What is known of a service without an id of its own; null is what could not be read. */
export interface KnownParts {
	place: string | null;
	activity: string | null;
	organisation: string | null;
}

/** The id of a service that has none of its own: where it is, what it is, and whose. */
export const idOfParts = (parts: { [Part in keyof KnownParts]: string }): string =>
	[parts.place, parts.activity, parts.organisation].join("/");

const VARIANT = "~";

/** The id of one of several services that have all parts of their ids in common, and differ in what they say. */
export const variantId = (sourceId: string, facts: string): string =>
	`${sourceId}${VARIANT}${facts.replaceAll("/", "")}`;

const withoutVariant = (sourceId: string): string => sourceId.split(VARIANT)[0] ?? sourceId;

/** An id in the source, null where that could not be read; or the parts of what has no id. */
export type Identity = { sourceId: string | null } | KnownParts;

export class Unread {
	private readonly ids = new Set<string>();
	private readonly readInFull = new Set<string>();
	private readonly patterns = new Map<string, KnownParts>();
	private isAnything = false;

	/** Something that could not be read. Without an id that could, it may be any listing. */
	add(identity: Identity): void {
		if ("sourceId" in identity) {
			if (identity.sourceId === null) this.isAnything = true;
			else this.ids.add(identity.sourceId);
			return;
		}
		const { place, activity, organisation } = identity;
		if (place !== null && activity !== null && organisation !== null) {
			this.ids.add(idOfParts({ place, activity, organisation }));
			return;
		}
		this.patterns.set(JSON.stringify([place, activity, organisation]), identity);
		if (this.patterns.size > MOST_PATTERNS) this.isAnything = true;
	}

	/** Something that was read in full: it is none of those of which little is known. */
	exclude(sourceId: string): void {
		this.readInFull.add(sourceId);
	}

	/** Whether the listing of this id in the source may be one that could not be read. */
	mayBe(id: string): boolean {
		const sourceId = withoutVariant(id);
		if (this.ids.has(id) || this.ids.has(sourceId)) return true;
		if (this.readInFull.has(id)) return false;
		if (this.isAnything) return true;
		for (const { place, activity, organisation } of this.patterns.values()) {
			const fits =
				(place === null || sourceId.startsWith(`${place}/`)) &&
				(activity === null || sourceId.includes(`/${activity}/`)) &&
				(organisation === null || sourceId.endsWith(`/${organisation}`));
			if (fits) return true;
		}
		return false;
	}
}

export interface UnreadListings {
	organisations: Unread;
	locations: Unread;
	/** Also services of which only a part (a row, a place, a session) could not be read. */
	services: Unread;
}

export const nothingUnread = (): UnreadListings => ({
	organisations: new Unread(),
	locations: new Unread(),
	services: new Unread(),
});
