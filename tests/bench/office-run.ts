/**
 * Makes so many services of the demo's smaller council in the database of DATABASE_URL, and a publisher of each of its
 * councils, and a second one who lets imports go. Prints the `Cookie` header of each as JSON.
 */
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { saveListings } from "../../app/features/directory/listings/save-listings.server";
import { closeStores, transaction } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";
import { aMember } from "../factories/staff";
import { placesFor } from "./listings";

export type Cookies = Record<"northmere" | "second" | "eastwick-vale", string>;

async function councilOf(slug: string) {
	const found = await findCouncil(TEST, slug);
	if (!found) throw new Error("The demo is not there.");
	return found;
}

const [northmere, eastwickVale] = await Promise.all([councilOf("northmere"), councilOf("eastwick-vale")]);
const services = await placesFor(Number(process.argv[2]), eastwickVale.id);
await transaction(TEST, (tx) => saveListings(tx, { councilId: eastwickVale.id, services }));
const cookies: Cookies = {
	northmere: (await aMember(northmere, "publisher")).cookie,
	second: (await aMember(northmere, "publisher")).cookie,
	"eastwick-vale": (await aMember(eastwickVale, "publisher")).cookie,
};
process.stdout.write(JSON.stringify(cookies));
await closeStores();
