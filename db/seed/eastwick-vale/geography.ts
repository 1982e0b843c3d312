import { outlineOf } from "../outline";
import type { Sector } from "../postcodes";

/** A made-up valley to the west of Northmere. */
export const outline = outlineOf([
	[53.18544, 0.12011],
	[53.20466, 0.13511],
	[53.22244, 0.12577],
	[53.24022, 0.13066],
	[53.25811, 0.12844],
	[53.27188, 0.14266],
	[53.28644, 0.15011],
	[53.29766, 0.12122],
	[53.29411, 0.08344],
	[53.29988, 0.04011],
	[53.28122, 0.00744],
	[53.25066, -0.01022],
	[53.22311, 0.00488],
	[53.19511, 0.02211],
	[53.17688, 0.05866],
	[53.17311, 0.09377],
]);

export const sectors: Sector[] = [
	{ sector: "ZZ7 1", middle: [53.2251, 0.0702], reach: 0.8, postcodes: 20 },
	{ sector: "ZZ8 1", middle: [53.2702, 0.0348], reach: 0.8, postcodes: 12 },
	{ sector: "ZZ8 2", middle: [53.1899, 0.0903], reach: 0.8, postcodes: 8 },
];
