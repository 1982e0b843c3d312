/** What is made of all services of a council is long work: whoever asks for something else is answered between its steps. */
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { offerPage } from "../../app/features/families/offer/offer-page.server";
import { printedOffer } from "../../app/features/families/offer/printed-offer.server";
import { whatsOnCalendar } from "../../app/features/families/whats-on/calendar-files.server";
import { NO_FILTERS } from "../../app/features/families/whats-on/filters";
import { ENGLISH } from "../../app/platform/i18n/languages";
import { aCouncil, aLocation, aService, saved } from "../factories";

const SERVICES = 40;
const ORIGIN = "https://hub.example";

let turns = 0;
vi.mock("../../app/platform/taking-turns.server", async (original) => {
	const real = await original<typeof import("../../app/platform/taking-turns.server")>();
	const counted = (turn: ReturnType<typeof real.takingTurns>) => () => {
		turns += 1;
		return turn();
	};
	return { ...real, takingTurns: () => counted(real.takingTurns()) };
});

let council: Council;
beforeAll(async () => {
	council = await aCouncil();
	const hall = aLocation();
	const services = Array.from({ length: SERVICES }, (_, at) => aService({ name: `Group ${at}`, places: [hall] }));
	await saved(council, { locations: [hall], services });
});
beforeEach(() => {
	turns = 0;
});

it.each<[string, () => Promise<unknown>]>([
	["calendar", () => whatsOnCalendar(council, NO_FILTERS, { language: ENGLISH, origin: ORIGIN })],
	["offer by age", () => offerPage(council, ENGLISH, "stage")],
	["offer by topic", () => offerPage(council, ENGLISH, "topic")],
	["printed offer", () => printedOffer(council, ENGLISH, ORIGIN)],
])("a council's %s gives others their turn with each service", async (_what, make) => {
	expect(JSON.stringify(await make()).match(/Group 39/g)?.length).toBeGreaterThan(0);
	expect(turns).toBeGreaterThanOrEqual(SERVICES);
});
