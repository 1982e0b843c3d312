/** From listings to the cells of the portal's own spreadsheet. */
import type {
	Cost,
	LocationContent,
	OrganisationContent,
	Schedule,
	ServiceContent,
} from "../../../../../model/listings/shapes";
import { ADDRESS, ELIGIBILITY, ORGANISATION, PLACE, SERVICE, SESSION, write } from "./columns";

const costText = ({ amount, description }: Pick<Cost, "amount" | "description">) =>
	[amount ?? "", description ?? ""].filter((part) => part !== "").join(" ");

export function writeService(one: {
	id: string;
	status: string;
	assuredOn: string | null;
	content: ServiceContent;
}): string[] {
	const { content } = one;
	const { phones, costs, contacts, foreignTerms, translations, translationFacts } = content;
	return [
		one.id,
		one.status,
		...write(SERVICE, content),
		...write(ELIGIBILITY, content.eligibility),
		phones.map(({ number }) => number).join("; "),
		costs.map(costText).join("; "),
		one.assuredOn ?? "",
		JSON.stringify({ phones, costs, contacts, foreignTerms, translations, translationFacts }),
	];
}

export function writeOrganisation({ id, content }: { id: string; content: OrganisationContent }): string[] {
	const { logo, identifiers } = content;
	return [id, ...write(ORGANISATION, content), JSON.stringify({ logo, identifiers })];
}

/** A place; a confidential one as it is given, so that whoever calls decides what of it goes out. */
export function writePlace(one: {
	id: string;
	masked: boolean;
	position: { lat: number; lon: number } | null;
	content: LocationContent;
}): string[] {
	const { name, address, ...rest } = one.content;
	return [
		one.id,
		...write(PLACE, { ...rest, name, address }),
		one.masked ? "yes" : "no",
		...write(ADDRESS, address),
		String(one.position?.lat ?? ""),
		String(one.position?.lon ?? ""),
		JSON.stringify(rest),
	];
}

export const writeSession = (schedule: Schedule): string[] => write(SESSION, schedule);
