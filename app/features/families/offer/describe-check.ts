/** What an offer covers and misses, in words, with the way to mend it. Pure. */

import { OFFER_AREAS, type OfferArea, type OfferCheck, type OfferCheckItem } from "../../../model/offer/check";
import type { StaffPaths } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";

/** Something that is missing: what, and where it is mended. */
export interface MissingLine {
	key: string;
	text: string;
	href: string;
}

export interface CheckedArea {
	area: OfferArea;
	heading: string;
	/** "4 of 5" */
	covered: string;
	complete: boolean;
	rows: {
		key: string;
		name: string;
		/** "12 services" */
		services: string;
		missing: MissingLine[];
		/** What is good to know without being missing. */
		note: string | null;
	}[];
}

/** The check area by area, in the order in which an offer is thought of. */
export function describeCheck({ items }: OfferCheck, paths: StaffPaths, speech: Speech): CheckedArea[] {
	const { t, format } = speech;
	return OFFER_AREAS.flatMap((area) => {
		const own = items.filter((item) => item.area === area);
		if (own.length === 0) return [];
		const whole = own.filter(({ missing }) => missing.length === 0).length;
		return {
			area,
			heading: t(`staff-offer:area.${area}`),
			covered: t("staff-offer:covered", { count: whole, all: format.number(own.length) }),
			complete: whole === own.length,
			rows: own.map((item) => ({
				key: item.key,
				name: nameOf(item, speech),
				services: t(area === "language" ? "staff-offer:translated" : "staff-offer:services", {
					count: item.services,
				}),
				missing: linesOf(item, paths, speech),
				note: item.without?.length
					? t("staff-offer:without", {
							strands: format.list(item.without.map((strand) => t(`vocabulary:topic.${strand}`))),
						})
					: null,
			})),
		};
	});
}

/** Everything that is missing, each with what it is missing from. */
export function missingLines({ items }: OfferCheck, paths: StaffPaths, speech: Speech): MissingLine[] {
	return items.flatMap((item) =>
		linesOf(item, paths, speech).map((line) => ({
			...line,
			text: speech.t("staff-offer:missingOf", { name: nameOf(item, speech), what: line.text }),
		})),
	);
}

function nameOf({ area, key, name }: OfferCheckItem, { t, format }: Speech): string {
	switch (area) {
		case "strand":
		case "wider":
			return t(`vocabulary:topic.${key as "send"}`);
		case "stage":
			return t(`vocabulary:stage.${key as "newborn"}`);
		case "channel":
			return t(`vocabulary:delivery.${key as "phone"}`);
		case "language":
			return format.languageName(key);
		case "hub":
			return name?.trim() || t("staff-offer:namelessHub");
	}
}

function linesOf(item: OfferCheckItem, paths: StaffPaths, { t }: Speech): MissingLine[] {
	return item.missing.map((what) => ({
		key: `${item.area}-${item.key}-${what}`,
		text: t(`staff-offer:missing.${item.area === "hub" && what === "services" ? "here" : what}`),
		href: mendedAt(item, what, paths),
	}));
}

const HUB_SECTIONS = { name: "about", address: "address", hours: "hours", access: "access" } as const;

function mendedAt({ area, key }: OfferCheckItem, what: OfferCheckItem["missing"][number], paths: StaffPaths): string {
	if (what === "translations") return paths.translations("", { language: key });
	if (what !== "services") return paths.editEntry("location", key, HUB_SECTIONS[what]);
	if (area === "hub") return paths.newEntry("service", { place: key });
	return paths.newEntry("service", { topic: area === "strand" || area === "wider" ? key : null });
}
