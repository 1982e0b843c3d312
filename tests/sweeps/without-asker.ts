/**
 * For the compiler alone, and called by nobody: a read or a write without an asker does not compile. If one of the lines
 * marked as errors were none, this file would not compile either.
 */
import { listHubs } from "../../app/features/directory/listings/public-listings.server";
import type { StaffAsker } from "../../app/model/people/asker";
import { recorded } from "../../app/platform/audit.server";
import { readFor, transaction } from "../../app/platform/store.server";
import type { Store } from "../../app/platform/store-handles";

export async function withoutAsker(opened: Store, staff: StaffAsker): Promise<void> {
	// @ts-expect-error a read says for whom
	await readFor();
	// @ts-expect-error nobody in particular is no asker
	await readFor(null);
	// @ts-expect-error a purpose alone is none either: `systemFor` makes one
	await readFor("sending e-mail");
	// @ts-expect-error the store has no handle that reads for nobody
	await opened.db.select();
	// @ts-expect-error nor raw statements
	await opened.rows();
	// @ts-expect-error a write says for whom
	await transaction(async () => undefined);
	// @ts-expect-error and so does one that is recorded
	await recorded(async () => undefined);
	// @ts-expect-error a find says for whom
	await listHubs("northmere");
	// @ts-expect-error what is kept for all is asked for as anyone
	await listHubs(staff, "northmere");
}
