/**
 * Who asks. The store reads and writes for somebody, always: what they may not see is not found for them, and so not
 * searched, sorted, counted or named either. Pure.
 */
import type { Permission, Role } from "./roles";

/** A family, the feed, whoever is not signed in: they see what is public. */
export interface Anyone {
	readonly kind: "anyone";
}
export const ANYONE: Anyone = Object.freeze({ kind: "anyone" });

/** Somebody who is signed in, about themselves: their account, their sessions, an invitation. */
export interface PersonAsker {
	readonly kind: "person";
	readonly person: { readonly id: string; readonly name: string };
}

/** Somebody in a role of one council. */
export interface StaffAsker {
	readonly kind: "staff";
	readonly person: { readonly id: string; readonly name: string };
	readonly council: { readonly id: string };
	readonly roles: readonly Role[];
	/** The organisations whose listings a provider looks after. */
	readonly organisationIds: readonly string[];
	can(permission: Permission): boolean;
}

/** The product itself, where nobody asks: work in the background, the operator's command, signing in. */
export interface SystemAsker {
	readonly kind: "system";
	/** What it does, in a few words: "sending e-mail". */
	readonly purpose: string;
}
/** @param purpose what is done, in a few words: whoever reads the code sees why nobody's sight limits it */
export const systemFor = (purpose: string): SystemAsker => Object.freeze({ kind: "system", purpose });

export type Asker = Anyone | PersonAsker | StaffAsker | SystemAsker;

/** A provider without another role sees and writes what is of their own organisations only. */
export const isOnlyProvider = ({ roles }: Pick<StaffAsker, "roles">): boolean =>
	roles.every((role) => role === "provider");

/** Who did it, as the log names them: nobody for a family and for the product itself. */
export const actorOf = (asker: Asker): { id: string; name: string } | null =>
	"person" in asker ? { id: asker.person.id, name: asker.person.name } : null;
