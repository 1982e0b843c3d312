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
