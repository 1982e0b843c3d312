import { outlineOf } from "../outline";
import type { Sector } from "../postcodes";

/** A made-up stretch of low coast: the sea lies in the east. */
export const outline = outlineOf([
	// The shore, from the southern creek to the northern dunes.
	[53.16204, 0.35011],
	[53.16811, 0.35466],
	[53.17702, 0.35355],
	[53.18355, 0.34802],
	[53.18744, 0.35077],
	[53.19611, 0.34941],
	[53.20655, 0.34866],
	[53.21603, 0.34411],
	[53.22588, 0.33788],
	[53.23266, 0.33155],
	[53.23577, 0.32544],
	[53.23966, 0.32688],
	[53.24544, 0.32711],
	[53.25322, 0.32033],
	[53.26288, 0.31511],
	[53.27366, 0.30988],
	[53.28355, 0.30477],
	[53.29211, 0.29866],
	[53.30122, 0.29388],
	[53.31088, 0.28544],
	[53.31911, 0.27955],
	// Inland along the Beck, and back down to the fen.
	[53.32211, 0.25711],
	[53.31544, 0.23688],
	[53.31966, 0.21011],
	[53.31055, 0.18544],
	[53.30011, 0.16488],
	[53.28644, 0.15011],
	[53.27188, 0.14266],
	[53.25811, 0.12844],
	[53.24022, 0.13066],
	[53.22244, 0.12577],
	[53.20466, 0.13511],
	[53.19077, 0.15622],
	[53.18544, 0.18911],
	[53.17366, 0.21744],
	[53.17011, 0.25122],
	[53.16144, 0.28466],
	[53.15866, 0.32011],
]);

/** The town and its villages. */
export const sectors: Sector[] = [
	{ sector: "ZZ1 1", middle: [53.2391, 0.3136], reach: 0.4, postcodes: 30 },
	{ sector: "ZZ1 2", middle: [53.2444, 0.3112], reach: 0.5, postcodes: 30 },
	{ sector: "ZZ1 3", middle: [53.2352, 0.3174], reach: 0.35, postcodes: 20 },
	{ sector: "ZZ2 1", middle: [53.2489, 0.2958], reach: 0.5, postcodes: 26 },
	{ sector: "ZZ2 2", middle: [53.2551, 0.2871], reach: 0.6, postcodes: 24 },
	{ sector: "ZZ2 3", middle: [53.2467, 0.3009], reach: 0.45, postcodes: 18 },
	{ sector: "ZZ3 1", middle: [53.2914, 0.2871], reach: 0.7, postcodes: 30 },
	{ sector: "ZZ4 1", middle: [53.2353, 0.2062], reach: 0.8, postcodes: 30 },
	{ sector: "ZZ4 3", middle: [53.2181, 0.1712], reach: 1.2, postcodes: 10 },
	{ sector: "ZZ5 1", middle: [53.1864, 0.3288], reach: 0.8, postcodes: 22 },
	{ sector: "ZZ6 1", middle: [53.2789, 0.2038], reach: 1.1, postcodes: 16 },
	{ sector: "ZZ6 4", middle: [53.2012, 0.2301], reach: 1, postcodes: 14 },
];

/** Out of use since the old fish market was pulled down. */
export const terminatedPostcodes = { "ZZ1 3AU": "2019-06" };
