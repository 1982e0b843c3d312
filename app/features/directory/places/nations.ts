/** Which nation a postcode outside England is of, and where that nation's families find help. Pure. */

export const NATIONS = {
	scotland: { name: "Parent Club", url: "https://www.parentclub.scot/" },
	wales: { name: "Family Information Services", url: "https://www.childcareinformation.wales/" },
	"northern-ireland": { name: "Family Support NI", url: "https://www.familysupportni.gov.uk/" },
} as const;
export type Nation = keyof typeof NATIONS;

/** Codes of districts begin with their country's letter. */
const BY_DISTRICT: Record<string, Nation> = { S: "scotland", W: "wales", N: "northern-ireland" };

/** Letters of postcodes that are wholly of one nation, but for the outward codes along the border with England. */
const BY_LETTERS: readonly [RegExp, Nation][] = [
	[/^(?:AB|DD|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|ZE|DG(?!1[46])|TD(?!9|12|15))\d/, "scotland"],
	[/^(?:CF|SA|LL(?!1[34])|NP(?!7|16|25)|LD(?![78]))\d/, "wales"],
	[/^BT\d/, "northern-ireland"],
];

/**
 * @param postcode or its first half, in capitals
 * @param district the code of the district it is loaded with; without one only codes that are wholly of a nation count
 * @returns undefined for England, and where it is not known
 */
export function nationOf(postcode: string, district?: string | null): Nation | undefined {
	if (district) return BY_DISTRICT[district.charAt(0)];
	return BY_LETTERS.find(([letters]) => letters.test(postcode))?.[1];
}
