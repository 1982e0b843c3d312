import type { CouncilSettings } from "../../../app/model/councils/settings";
import type { Calendar } from "../calendar";
import { open, WEEKDAYS } from "../phrases";

/** Eastwick Vale already uses the names of 2026, has a colour of its own and speaks three languages. */
export const settings = (on: Calendar): CouncilSettings => ({
	brandColour: "#6b2d6b",
	labels: {
		offer: {
			en: "Healthy Babies offer",
			pl: "Oferta Healthy Babies",
			ro: "Oferta Healthy Babies",
		},
		hub: {
			en: "Best Start Family Hub",
			pl: "Centrum rodzinne Best Start",
			ro: "Centrul pentru familii Best Start",
		},
		hubs: {
			en: "Best Start Family Hubs",
			pl: "Centra rodzinne Best Start",
			ro: "Centrele pentru familii Best Start",
		},
	},
	languages: ["en", "pl", "ro"],
	contactLines: [
		{
			id: "families-first",
			name: {
				en: "Families first",
				pl: "Rodziny przede wszystkim",
				ro: "Familiile mai întâi",
			},
			about: {
				en: "One number for every question about babies, children and family hubs.",
				pl: "Jeden numer na każde pytanie o niemowlęta, dzieci i centra rodzinne.",
				ro: "Un singur număr pentru orice întrebare despre bebeluși, copii și centrele pentru familii.",
			},
			kind: "phone",
			value: "01632 960 800",
			topic: null,
			hours: { regular: open(WEEKDAYS, "08:30", "16:30").regular, exceptions: [], bankHolidays: "closed" },
			languages: [],
		},
		{
			id: "vale-midwife",
			name: { en: "Midwife on duty", pl: "Położna dyżurna", ro: "Moașa de gardă" },
			about: {
				en: "Day or night, if you are worried in pregnancy or after birth.",
				pl: "W dzień i w nocy, jeśli coś Cię niepokoi w ciąży lub po porodzie.",
				ro: "Zi și noapte, dacă vă îngrijorează ceva în sarcină sau după naștere.",
			},
			kind: "phone",
			value: "01632 960 810",
			topic: "maternity",
			hours: null,
			languages: [],
		},
	],
	leader: {
		name: "Tobias Wren",
		role: {
			en: "Director of Public Health",
			pl: "Dyrektor ds. zdrowia publicznego",
			ro: "Directorul de sănătate publică",
		},
		foreword: {
			en: "We are a small place, and that helps: the person who answers your call often knows the person you need. Use these pages, ring us, or knock on the door of either hub.",
			pl: "Jesteśmy małą społecznością i to pomaga: osoba, która odbiera telefon, często zna tę, której potrzebujesz. Korzystaj z tych stron, dzwoń albo zapukaj do jednego z dwóch centrów.",
			ro: "Suntem o comunitate mică și asta ajută: cel care vă răspunde la telefon îl cunoaște adesea pe cel de care aveți nevoie. Folosiți aceste pagini, sunați-ne sau bateți la ușa oricăruia dintre cele două centre.",
		},
	},
	terms: on.terms,
	// A small place: whoever is in on the day publishes.
	editorial: { fourEyes: false, datesAtOnce: true, markAfterDays: 183, hideAfterDays: null },
	redBook: { mode: "none", url: null, note: null },
	notice: {
		en: "The bridge at Cobblebeck is closed until the end of the month. Buses to the hub go round by Hollin Dene and take 10 minutes longer.",
		pl: "Most w Cobblebeck jest zamknięty do końca miesiąca. Autobusy do centrum jadą przez Hollin Dene, 10 minut dłużej.",
		ro: "Podul din Cobblebeck este închis până la sfârșitul lunii. Autobuzele către centru ocolesc prin Hollin Dene și fac cu 10 minute mai mult.",
	},
	offerEdition: { version: "1.0", date: on.daysAgo(75) },
});
