import type { Calendar } from "../calendar";
import type { CouncilSeed } from "../kinds";
import { web } from "../phrases";
import { spreadPostcodes } from "../postcodes";
import { settings } from "./council";
import { outline, sectors } from "./geography";
import { places } from "./places";
import { services } from "./services";

/** A small neighbour of Northmere, which proves that councils stay apart. */
export function eastwickVale(on: Calendar): CouncilSeed {
	const itsPlaces = places(on);
	return {
		slug: "eastwick-vale",
		name: "Eastwick Vale",
		officialName: "Eastwick Vale Council",
		gss: "X06000002",
		website: web("eastwickvale"),
		settings: settings(on),
		outline,
		postcodes: spreadPostcodes(sectors, itsPlaces, {}),
		organisations: [
			{
				slug: "eastwick-vale-council",
				name: "Eastwick Vale Council",
				about: "The council for the valley. It runs the two hubs and the schools.",
				url: web("eastwickvale"),
				email: "families@eastwickvale.example",
			},
			{
				slug: "vale-community-health",
				name: "Vale Community Health",
				about: "Midwives, nurses and therapists for the valley.",
				url: "https://valehealth.example",
				email: "team@valehealth.example",
			},
			{
				slug: "vale-neighbours",
				name: "Vale Neighbours",
				about: "Volunteers who help families in the valley's villages.",
				url: "https://valeneighbours.example",
				email: "hello@valeneighbours.example",
			},
		],
		places: itsPlaces,
		services: services(on),
		translations: {
			pl: {
				"baby-clinic": {
					name: "Poradnia dla niemowląt",
					summary: "Zważ dziecko i porozmawiaj z health visitor (pielęgniarką środowiskową).",
				},
			},
			ro: {
				"baby-clinic": {
					name: "Cabinetul pentru bebeluși",
					summary: "Cântăriți bebelușul și vorbiți cu un health visitor.",
				},
			},
		},
	};
}
