/** A signed edition as it may be shown: what it says of a place that has become confidential since is taken out. Pure. */
import type { EditionPrint } from "../../../model/offer/edition";
import type { Speech } from "../../../platform/i18n/context";
import type { OncePublic } from "../../directory/listings/once-public.server";
import { describePlace } from "../words/describe-place";
import { addressLine } from "./printed-offer.server";

type Kept = Pick<EditionPrint["sections"][number]["services"][number]["places"][number], "name" | "address">;

/** @param speech of the language in which the edition is shown */
export function redactEdition(print: EditionPrint, places: readonly OncePublic[], speech: Speech): EditionPrint {
	const secretOf = (kept: Kept) => places.find((place) => place.before.some((was) => isSame(kept, was, speech)));
	return {
		...print,
		hubs: print.hubs.filter((hub) => !secretOf(hub)),
		sections: print.sections.map((section) => ({
			...section,
			services: section.services.map((service) => ({
				...service,
				places: service.places.map((place) => {
					const secret = secretOf(place);
					return secret ? { ...place, name: describePlace(secret.now, speech), address: null } : place;
				}),
			})),
		})),
	};
}

/** By what stood on the paper, since a place may have left its service: by its address, or by its name. */
function isSame(kept: Kept, was: OncePublic["before"][number], speech: Speech): boolean {
	const { name, translations } = was.content;
	const names = [name, describePlace(was, speech).text, ...Object.values(translations).map((words) => words?.name)];
	return (
		kept.address === addressLine(was) || names.some((one) => one !== undefined && one !== "" && one === kept.name.text)
	);
}
