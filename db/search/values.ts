/** What both engines write alike. */
import type { IndexedName } from "./engine";

export const NAME_COLUMNS = { number: "int", council: "int", service_id: "text", name_key: "text" } as const;

export const nameColumns = ({ number, council, serviceId, nameKey }: IndexedName) => ({
	number,
	council,
	service_id: serviceId,
	name_key: nameKey,
});
