/** The e-mail addresses of those who sign in, families too: encrypted, and found by a keyed hash. */
import type { SQL } from "drizzle-orm";
import { person } from "../../../db/schema";
import { lookUp } from "../../platform/keys/look-up.server";
import { sealedField } from "../../platform/keys/sealed-field.server";

const emails = sealedField("portal", person.email);
const byEmail = lookUp("portal", person.emailLookUp);

/** An address as the columns of a person's row hold it. */
export const sealAddress = (personId: string, email: string) => ({
	email: emails.seal(personId, email),
	emailLookUp: byEmail.hash(email),
});

/** What stands in place of an address that was released: nobody has it, and nothing can be sent there. */
const RELEASED = "@released.invalid";
export const sealNoAddress = (personId: string) => sealAddress(personId, personId + RELEASED);

/** @returns the address in small letters; "" for one that does not open or was released: nothing can be sent there */
export function addressOf({ id, email }: Pick<typeof person.$inferSelect, "id" | "email">): string {
	const opened = emails.open(id, email);
	return opened.ok && !opened.value.endsWith(RELEASED) ? opened.value : "";
}

/** Whose address it is. No index can see to it that nobody else has it: under two keys one address has two hashes. */
export const hasAddress = (email: string): SQL => byEmail.is(email);

/** "a…@northmere.example": enough for whoever has the address, too little for anybody else. */
export const addressInPart = (email: string): string => email.replace(/^(.).*(?=@)/, "$1…");
