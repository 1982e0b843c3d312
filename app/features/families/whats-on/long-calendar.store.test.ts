/** The calendar of a whole council is long work: whoever asks for something else meanwhile is answered between its steps. */
import { expect, it, vi } from "vitest";
import { aCouncil, aLocation, aService, saved } from "../../../../tests/factories";
import { ENGLISH } from "../../../platform/i18n/languages";
import { whatsOnCalendar } from "./calendar-files.server";
import { NO_FILTERS } from "./filters";

let turns = 0;
vi.mock("../../../platform/taking-turns.server", async (original) => {
	const real = await original<typeof import("../../../platform/taking-turns.server")>();
	const counted = (turn: ReturnType<typeof real.takingTurns>) => () => {
		turns += 1;
		return turn();
	};
	return { ...real, takingTurns: () => counted(real.takingTurns()) };
});

it("gives others their turn with each service", async () => {
	const council = await aCouncil();
	const hall = aLocation();
	const services = Array.from({ length: 40 }, (_, at) => aService({ name: `Group ${at}`, places: [hall] }));
	await saved(council, { locations: [hall], services });
	turns = 0;
	const calendar = await whatsOnCalendar(council, NO_FILTERS, { language: ENGLISH, origin: "https://hub.example" });
	expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(40);
	expect(turns).toBeGreaterThanOrEqual(40);
});
