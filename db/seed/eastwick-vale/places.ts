import type { Calendar } from "../calendar";
import type { PlaceSeed } from "../kinds";
import { call, open } from "../phrases";

/** Two hubs and a hall. */
export const places = (on: Calendar): PlaceSeed[] => [
	{
		slug: "eastwick-best-start-family-hub",
		name: "Eastwick Best Start Family Hub",
		summary: "The hub for the market town, in the old grammar school.",
		about: ["Ring the bell at the green gate. There is always somebody in, and always a kettle on."],
		at: [53.22534, 0.07011],
		line1: "The Old Grammar School",
		line2: "Church Row",
		town: "Eastwick",
		postcode: "ZZ7 1AA",
		phones: [call("01632 960 801")],
		email: "eastwick.hub@eastwickvale.example",
		access: ["step-free", "accessible-toilet", "hearing-loop"],
		facilities: ["pram-park", "baby-change", "garden", "wifi", "kitchen"],
		gettingThere: "Every bus stops at the Market Cross, 3 minutes' walk away.",
		hub: {
			type: "best-start-family-hub",
			status: "active",
			statusFrom: "2026-04-01",
			formerly: "Eastwick Grammar School",
			hours: {
				regular: [
					...open(["MO", "TU", "WE", "TH"], "09:00", "16:00").regular,
					{ day: "FR", opens: "09:00", closes: "13:00" },
				],
				exceptions: [{ date: on.next("12-24"), opens: null, closes: null, note: "Christmas Eve" }],
			},
		},
	},
	{
		slug: "cobblebeck-best-start-family-hub",
		name: "Cobblebeck Best Start Family Hub",
		summary: "Two rooms at the back of the village school.",
		at: [53.27041, 0.03466],
		line1: "Cobblebeck Village School",
		line2: "Beckside",
		town: "Cobblebeck",
		postcode: "ZZ8 1AA",
		phones: [call("01632 960 802")],
		access: ["step-free"],
		facilities: ["baby-change", "free-parking", "play-area"],
		hub: {
			type: "network-site",
			status: "active",
			statusFrom: "2026-09-07",
			coLocatedWith: "Cobblebeck Village School",
			hours: open(["TU", "TH"], "09:00", "15:00"),
		},
	},
	{
		slug: "hollin-dene-hall",
		name: "Hollin Dene Village Hall",
		summary: "A village hall with a stage and a field.",
		at: [53.19011, 0.09044],
		line1: "Hall Lane",
		town: "Hollin Dene",
		postcode: "ZZ8 2AA",
		access: ["step-free"],
		facilities: ["kitchen", "free-parking"],
	},
];
