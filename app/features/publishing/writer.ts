import type { StaffAsker } from "../../model/people/asker";
import type { Council } from "../directory/councils/queries.server";

/** Somebody of a council's staff, as writes need them. */
export interface Writer extends StaffAsker {
	council: Council;
	person: { id: string; name: string; email: string };
}
