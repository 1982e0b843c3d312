/** What to say about a typed postcode: why it cannot be used here, and where to go instead. */
import type { Speech } from "../../../platform/i18n/context";
import { NATIONS } from "../../directory/places/nations";
import type { Located } from "../../directory/places/place";

export interface PostcodeProblem {
	text: string;
	/** The council whose area it is. */
	elsewhere: { name: string; href: string } | null;
}

/** @returns null when the postcode can be used, or when none was typed */
export function describeLocated(
	located: Located,
	council: { name: string },
	{ t, paths }: Pick<Speech, "t" | "paths">,
): PostcodeProblem | null {
	if (located.where === "here") return null;
	if (located.where === "nation") {
		const { postcode, nation } = located;
		const { name, url } = NATIONS[nation];
		const text = t("directory:postcode.nation", { postcode, nation: t(`directory:nation.${nation}`) });
		return { text, elsewhere: { name, href: url } };
	}
	if (located.where === "elsewhere") {
		const { place, area, council: other, website } = located;
		const postcode = placeName(place);
		if (!area) return { text: t("directory:postcode.outside", { postcode, council: council.name }), elsewhere: null };
		const href = other ? paths.council(other.slug) : website;
		return {
			text: t("directory:postcode.elsewhere", { postcode, area: area.name, council: council.name }),
			elsewhere: href ? { name: other?.name ?? area.name, href } : null,
		};
	}
	const { place } = located;
	switch (place.kind) {
		case "empty":
			return null;
		case "malformed":
			return { text: t("directory:postcode.malformed"), elsewhere: null };
		case "unknown":
			return { text: t("directory:postcode.unknown", { postcode: place.typed }), elsewhere: null };
		case "terminated":
			return { text: t("directory:postcode.terminated", { postcode: place.postcode }), elsewhere: null };
	}
}

/** A known place as people write it: "E17 8PJ" or "E17". */
export function placeName(place: Extract<Located, { where: "here" }>["place"]): string {
	return place.kind === "named" ? place.name : place.kind === "postcode" ? place.postcode : place.outward;
}
