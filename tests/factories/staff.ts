/**
 * People who are signed in:
 *
 *     const editor = await aMember(council, "editor");
 *     const answer = await loader(staffArgs(editor, council, "/services"));
 */
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { sealAddress } from "../../app/features/people/address.server";
import { type NewSession, openSession } from "../../app/features/people/sessions.server";
import { type Assurance, ROLE_NEEDS } from "../../app/model/people/assurance";
import type { Role } from "../../app/model/people/roles";
import { ENGLISH } from "../../app/platform/i18n/languages";
import { transaction } from "../../app/platform/store.server";
import { person, roleGrant } from "../../db/schema";
import { TEST } from "./asker";

export const ORIGIN = "http://localhost:3000";

export interface Member {
	id: string;
	name: string;
	email: string;
	/** The `Cookie` header of a browser in which they are signed in. */
	cookie: string;
}

/** As somebody of the council's staff signs in. */
export const AS_STAFF: Assurance = { audience: "staff", identity: "medium", authentication: "one-factor" };

/** What a session begins with, of somebody who has just proved who they are. */
export const aSignIn = (personId: string, assurance: Assurance = AS_STAFF): NewSession => ({
	personId,
	provider: "test",
	device: "A test",
	idToken: null,
	assurance,
	nhsNumber: null,
	emailProved: true,
	authenticatedAt: new Date(),
});

/** Somebody signed in, without a role anywhere. */
export async function aPerson(name = "Alex Field", assurance: Assurance = AS_STAFF): Promise<Member> {
	const id = randomUUID();
	const email = `${id}@northmere.example`;
	const now = new Date();
	const cookie = await transaction(TEST, async (tx) => {
		await tx.insert(person).values({ id, name, ...sealAddress(id, email), createdAt: now, deactivatedAt: null });
		return openSession(tx, ORIGIN, aSignIn(id, assurance));
	});
	return { id, name, email, cookie: cookie.split(";")[0] ?? "" };
}

/** What a role needs at least; a record administrator comes with a smart card, so that nobody asks for a passkey. */
const signInOf = (role: Role): Assurance =>
	role === "record-administrator" ? { ...ROLE_NEEDS[role], authentication: "hardware" } : ROLE_NEEDS[role];

/** Somebody signed in who has a role in a council. A provider looks after the organisation named. */
export async function aMember(
	council: Pick<Council, "id">,
	role: Role,
	overrides: { name?: string; organisationId?: string; assurance?: Assurance } = {},
): Promise<Member> {
	const member = await aPerson(overrides.name, overrides.assurance ?? signInOf(role));
	await transaction(TEST, async (tx) => {
		await tx.insert(roleGrant).values({
			id: randomUUID(),
			personId: member.id,
			councilId: council.id,
			role,
			organisationId: overrides.organisationId ?? null,
			createdAt: new Date(),
		});
	});
	return member;
}

/** What Remix calls a loader or an action of the staff area with. `form` makes it a POST. */
export function staffArgs(
	member: Pick<Member, "cookie"> | null,
	council: Pick<Council, "slug">,
	rest = "",
	overrides: { params?: Record<string, string>; form?: Record<string, string> } = {},
): LoaderFunctionArgs {
	const path = `/staff/${council.slug}${rest}`;
	const request = new Request(ORIGIN + path, {
		headers: member ? { Cookie: member.cookie } : {},
		...(overrides.form && { method: "POST", body: new URLSearchParams(overrides.form) }),
	});
	return {
		request,
		params: { council: council.slug, ...overrides.params },
		context: { language: ENGLISH, path, origin: ORIGIN, client: "192.0.2.1", self: ORIGIN, loaded: new Map() },
	};
}
