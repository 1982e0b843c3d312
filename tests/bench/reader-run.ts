/**
 * A reader in a process of its own: searches a council of the database of DATABASE_URL and reads the services it finds,
 * again and again, until standard input ends. Prints the times in milliseconds as JSON.
 */
import { publicServicesById } from "../../app/features/directory/listings/public-listings.server";
import { ANY_SERVICE } from "../../app/features/directory/search/search-params";
import { searchServices } from "../../app/features/directory/search/search-services.server";
import { ANYONE } from "../../app/model/people/asker";
import { closeStores } from "../../app/platform/store.server";
import { randomFrom, searchFor } from "./data";

const PAUSE_MS = 5;

async function read(councilId: string): Promise<number[]> {
	const random = randomFrom(3);
	const times: number[] = [];
	let reading = true;
	process.stdin.on("end", () => {
		reading = false;
	});
	process.stdin.resume();
	await searchServices(ANYONE, councilId, ANY_SERVICE, null);
	process.stdout.write("\n");
	while (reading) {
		const { query, origin } = searchFor(random);
		const started = performance.now();
		const { hits } = await searchServices(ANYONE, councilId, query, origin);
		await publicServicesById(
			ANYONE,
			councilId,
			hits.map(({ serviceId }) => serviceId),
		);
		times.push(performance.now() - started);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	return times;
}

process.stdout.write(JSON.stringify(await read(process.argv[2] ?? "")));
await closeStores();
