import type { Calendar } from "../calendar";
import type { CouncilSeed } from "../kinds";
import { spreadPostcodes } from "../postcodes";
import { settings } from "./council";
import { outline, sectors, terminatedPostcodes } from "./geography";
import { hubs } from "./hubs";
import { organisations } from "./organisations";
import { additionalNeedsServices } from "./services/additional-needs";
import { familyLifeServices } from "./services/family-life";
import { feedingServices } from "./services/feeding";
import { healthServices } from "./services/health";
import { localHelpServices } from "./services/local-help";
import { parentingServices } from "./services/parenting";
import { talkAndPlayServices } from "./services/talk-and-play";
import { wellbeingServices } from "./services/wellbeing";
import { arabic } from "./translations/ar";
import { bengali } from "./translations/bn";
import { polish } from "./translations/pl";
import { romanian } from "./translations/ro";
import { urdu } from "./translations/ur";
import { venues } from "./venues";

/** A fictional town on a low coast, with its villages. */
export function northmere(on: Calendar): CouncilSeed {
	const places = [...hubs(on), ...venues];
	return {
		slug: "northmere",
		name: "Northmere",
		officialName: "Northmere Council",
		gss: "X06000001",
		website: "https://northmere.example",
		settings: settings(on),
		outline,
		postcodes: spreadPostcodes(sectors, places, terminatedPostcodes),
		organisations,
		places,
		services: [
			healthServices,
			feedingServices,
			parentingServices,
			wellbeingServices,
			talkAndPlayServices,
			additionalNeedsServices,
			familyLifeServices,
			localHelpServices,
		].flatMap((services) => services(on)),
		translations: { pl: polish, ro: romanian, ur: urdu, ar: arabic, bn: bengali },
	};
}
