/** What both engines write alike. */
import type { IndexedEntry, IndexedName } from "./engine";

/** The tokens of an entry, parted by spaces, each with its council in front; and the council alone, which finds all. */
export const lexemes = ({ council, tokens }: IndexedEntry) => `${council} ${council}${tokens.join(` ${council}`)}`;

export const NAME_COLUMNS = { number: "int", council: "int", service_id: "text", name_key: "text" } as const;

export const nameColumns = ({ number, council, serviceId, nameKey }: IndexedName) => ({
	number,
	council,
	service_id: serviceId,
	name_key: nameKey,
});
