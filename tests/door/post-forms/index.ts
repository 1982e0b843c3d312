/**
 * For each route that takes a form: one that succeeds for who may send it. A file a wing, and one for each room of the
 * health wing; `directory` takes no form.
 */
import * as exchange from "./exchange";
import * as families from "./families";
import type { Attempts, OwnAttempts } from "./form";
import * as office from "./health/office";
import * as redBook from "./health/red-book";
import * as sharedRecords from "./health/shared-records";
import * as people from "./people";
import * as publishing from "./publishing";
import * as referrals from "./referrals";
import * as staff from "./staff";

/** What wings say of one route stands beside each other. */
function together<Form>(...wings: Readonly<Record<string, readonly Form[]>>[]): Record<string, readonly Form[]> {
	const all: Record<string, readonly Form[]> = {};
	for (const [route, forms] of wings.flatMap((wing) => Object.entries(wing))) {
		all[route] = [...(all[route] ?? []), ...forms];
	}
	return all;
}

/** By the route below `staff/:council`. */
export const STAFF_ATTEMPTS: Attempts = together(
	office.STAFF,
	publishing.STAFF,
	people.STAFF,
	exchange.STAFF,
	staff.STAFF,
);

/** By the route. */
export const OWN_ATTEMPTS: OwnAttempts = together(
	people.OWN,
	redBook.OWN,
	referrals.OWN,
	sharedRecords.OWN,
	publishing.OWN,
	families.OWN,
);
