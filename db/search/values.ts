/** What both engines write alike. */
import type { IndexedName } from "./engine";

export const NAME_COLUMNS = { number: "int", council: "int", service_id: "text", name_key: "text" } as const;

export const nameColumns = ({ number, council, serviceId, nameKey }: IndexedName) => ({
	number,
	council,
	service_id: serviceId,
	name_key: nameKey,
});

export const CHANGE_COLUMNS = { council: "int", version: "int", id: "int", lexemes: "text", ends: "text" } as const;

/** Of so many versions of a council's part it is known what changed: of a minute with four saves a second. */
export const VERSIONS_KEPT = 250;
/** At each version of so many, older ones are taken out: at every one it would be a statement more for each save. */
export const PRUNED_EVERY = 25;
