import type { OrganisationSeed } from "../kinds";
import { web } from "../phrases";

/** Who runs the services of Northmere. None of them exists. */
export const organisations: OrganisationSeed[] = [
	{
		slug: "northmere-council",
		name: "Northmere Council",
		about:
			"The council for Northmere and its villages. It runs the family hubs, the libraries and children's services.",
		url: web("northmere"),
		email: "families@northmere.example",
	},
	{
		slug: "northmere-bay-nhs",
		name: "Northmere Bay NHS Foundation Trust",
		about: "Midwives, health visitors, school nurses, therapists and the maternity unit for Northmere.",
		url: web("northmerebay-nhs"),
		email: "hello@northmerebay-nhs.example",
	},
	{
		slug: "tideline-families",
		name: "Tideline Families",
		about: "A local charity. It trains parents to support other parents, and runs groups across the coast.",
		url: "https://tidelinefamilies.example",
		email: "hello@tidelinefamilies.example",
	},
	{
		slug: "little-lanterns",
		name: "Little Lanterns",
		about: "A charity for children with additional needs and the people who care for them.",
		url: "https://littlelanterns.example",
		email: "team@littlelanterns.example",
	},
	{
		slug: "safe-harbour",
		name: "Safe Harbour Northmere",
		about: "Support for anyone who lives with abuse at home, and for their children.",
		url: "https://safeharbour.example",
		email: "support@safeharbour.example",
	},
	{
		slug: "open-door-advice",
		name: "Open Door Advice",
		about: "Free and private advice about money, benefits, work and housing.",
		url: "https://opendooradvice.example",
		email: "advice@opendooradvice.example",
	},
	{
		slug: "many-voices",
		name: "Many Voices Together",
		about: "A community group that brings together families who speak more than one language.",
		url: "https://manyvoices.example",
		email: "welcome@manyvoices.example",
	},
	{
		slug: "tidewater-pantry",
		name: "Tidewater Pantry",
		about: "Volunteers who share food, nappies and baby clothes with families who need them.",
		url: "https://tidewaterpantry.example",
		email: "pantry@tidewaterpantry.example",
	},
	{
		slug: "northmere-leisure",
		name: "Northmere Leisure",
		about: "Runs the leisure centre, the pool and activities in the parks.",
		url: "https://northmereleisure.example",
		email: "play@northmereleisure.example",
	},
];
