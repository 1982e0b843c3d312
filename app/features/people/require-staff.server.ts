/** The guards of the staff area, called first thing in every loader and action of it. */
import type { AppLoadContext } from "@remix-run/node";
import { and, asc, eq } from "drizzle-orm";
import { council, roleGrant } from "../../../db/schema";
import { ANYONE, type PersonAsker, type StaffAsker } from "../../model/people/asker";
import type { Audience } from "../../model/people/assurance";
import { isSurelyThey, RECENT_MINUTES, shortfallOf } from "../../model/people/assurance";
import { allows, type Permission, type Role } from "../../model/people/roles";
import { recordFact } from "../../platform/audit.server";
import { pageError } from "../../platform/errors";
import { seeOther } from "../../platform/see-other";
import { readFor } from "../../platform/store.server";
import { type Council, findCouncil } from "../directory/councils/queries.server";
import { keepForm } from "./kept-form.server";
import { missingFor, signInFor } from "./role-shortfalls.server";
import { endedSessionOf, findSession, type SignedIn } from "./sessions.server";

/** A member of a council's staff, as pages and writes need them. */
export interface Staff extends Omit<SignedIn, "kind">, StaffAsker {
	person: SignedIn["person"];
	council: Council;
}

/** What a loader or an action is called with. */
interface PageRequest {
	request: Request;
	params: { council?: string };
	context: AppLoadContext;
}

/** The session, looked up once for all loaders of one request. */
const sessions = new WeakMap<AppLoadContext, Promise<SignedIn | undefined>>();
export function sessionOf({
	request,
	context,
}: Pick<PageRequest, "request" | "context">): Promise<SignedIn | undefined> {
	let found = sessions.get(context);
	if (!found) {
		found = findSession(request, context.origin);
		sessions.set(context, found);
	}
	return found;
}

/** Somebody who is signed in, whether or not their passkey is still to be shown. @throws a redirect to the sign-in page */
export async function requireSession(args: Pick<PageRequest, "request" | "context">): Promise<SignedIn> {
	const signedIn = await sessionOf(args);
	if (!signedIn) throw seeOther((paths) => paths.signIn({ unsaved: isSent(args) ? 1 : null }));
	return signedIn;
}

/**
 * Somebody who is signed in, with their passkey if they have one.
 * @param audience whose ways in the sign-in page shows
 * @throws a redirect to the page where they sign in, or show their passkey, which comes back here
 */
export async function requireSignedIn(
	args: Pick<PageRequest, "request" | "context">,
	audience: Audience | null = "staff",
): Promise<SignedIn> {
	const signedIn = await sessionOf(args);
	if (!signedIn) {
		const back = await wayBack(args, await endedSessionOf(args.request, args.context.origin));
		throw seeOther((paths) => paths.signIn({ for: audience, ...back }));
	}
	if (signedIn.needsPasskey) {
		const back = await wayBack(args, signedIn.person.id);
		throw seeOther((paths) => paths.usePasskey({ return: back.return }));
	}
	return signedIn;
}

/** Whether somebody sent a form. What a script sends by itself while they type comes again with it. */
const isSent = ({ request }: Pick<PageRequest, "request">): boolean =>
	request.method === "POST" && request.headers.get("Accept") !== "application/json";

/**
 * Where somebody comes back to: after a form to its page, with what they typed.
 * @param personId whose form it is; undefined where nobody knows, as after signing out
 * @returns as the sign-in page takes it: `unsaved` where something was sent that is not kept
 */
async function wayBack(
	args: Pick<PageRequest, "request" | "context">,
	personId: string | undefined,
): Promise<{ return: string; unsaved: 1 | null }> {
	const { path, posted } = args.context;
	if (!isSent(args)) return { return: path, unsaved: null };
	if (personId === undefined) return { return: path, unsaved: 1 };
	const back = await keepForm(personId, path, posted);
	return { return: back, unsaved: back === path ? 1 : null };
}

/**
 * For changes that somebody else at an open screen must not make. Coming back from a provider is no proof: it has to say
 * when they proved who they are.
 * @throws a redirect to showing a passkey, or to signing in again, and back
 */
export async function requireRecentSignIn(
	{ provedAt, hasPasskey, person }: Pick<SignedIn, "provedAt" | "hasPasskey" | "person">,
	args: Pick<PageRequest, "request" | "context">,
): Promise<void> {
	if (provedAt && Date.now() - provedAt.getTime() < RECENT_MINUTES * 60_000) return;
	const back = await wayBack(args, person.id);
	if (hasPasskey) throw seeOther((paths) => paths.usePasskey({ return: back.return }));
	throw seeOther((paths) => paths.signIn({ again: 1, ...back }));
}

/**
 * Somebody with a role in the council of the URL that has the permission. Roles count that may be used with this sign-in.
 * @throws a redirect to the sign-in page, which says so where another way of signing in is needed; 404 for those who have no role in this council, so that they learn nothing;
 * 403, which is recorded, for those whose role does not reach so far
 */
export async function requireStaff(args: PageRequest, permission: Permission): Promise<Staff> {
	const signedIn = await requireSignedIn(args);
	const council = await findCouncil(signedIn, args.params.council ?? "");
	const grants = council ? await grantsIn(signedIn, council.id) : [];
	if (!council || grants.length === 0) throw pageError("not-found");
	const usable = grants.filter(({ role }) => shortfallOf(role, signedIn.assurance) === null);
	const roles = [...new Set(usable.map(({ role }) => role))];
	const can = (wanted: Permission) => allows(roles, wanted);
	if (!can(permission)) {
		const would = grants.map(({ role }) => role).filter((role) => allows([role], permission));
		const missing = missingFor(would, signedIn.assurance);
		await recordFact(signedIn, {
			action: "access.refused",
			actor: signedIn.person,
			councilId: council.id,
			details: {
				permission,
				path: new URL(args.request.url).pathname,
				...(missing && { lacks: missing.shortfall }),
			},
		});
		if (missing) {
			const back = await wayBack(args, signedIn.person.id);
			throw seeOther((paths) => signInFor(paths, missing, back));
		}
		throw pageError("forbidden");
	}
	const organisationIds = usable.flatMap(({ role, organisationId }) => (role === "provider" && organisationId) || []);
	return { ...signedIn, kind: "staff", council, roles, organisationIds, can };
}

/**
 * Somebody who decides over children's records in the council of the URL, and who is surely at the screen (`isSurelyThey`).
 * @throws as `requireStaff`; a redirect to showing their passkey and back, or to the sign-in page, which says what is missing
 */
export async function requireRecordAdministrator(args: PageRequest): Promise<Staff> {
	// Whoever has another role here is not told that there is such a page.
	const staff = await requireStaff(args, "records.administer").catch((refusal: unknown) => {
		throw refusal instanceof Response && refusal.status === 403 ? pageError("not-found") : refusal;
	});
	if (isSurelyThey(staff, new Date())) return staff;
	const back = await wayBack(args, staff.person.id);
	if (staff.hasPasskey) throw seeOther((paths) => paths.usePasskey({ return: back.return }));
	throw seeOther((paths) => signInFor(paths, { shortfall: "authentication", audience: "staff" }, back));
}

/** Somebody who works with families: a health professional, or a worker of a service to which families are referred. */
export interface Professional extends SignedIn {
	role: Role;
	/** Whom they work for; of several councils, the first by name. */
	council: Pick<Council, "id" | "slug" | "name" | "gss">;
	/** The organisations of that council for which they have the role. */
	organisationIds: readonly string[];
}

/** Somebody with a role of those who work on children's records, wherever. @throws as `requireGrant` */
export const requireProfessional = (args: PageRequest): Promise<Professional> =>
	requireGrant(args, ["records.work"], "professional");

/** Somebody who refers families, or who works on what is referred to their organisation. @throws as `requireGrant` */
export const requireReferralWorker = (args: PageRequest): Promise<Professional> =>
	requireGrant(args, ["referrals.make", "referrals.receive"], null);

/**
 * Somebody with a role that has one of the permissions, in whichever council.
 * @param audience whose ways in the sign-in page shows; null for all
 * @throws a redirect to the sign-in page, which says so where another way of signing in is needed; 404 for those without
 * such a role, so that they learn nothing
 */
async function requireGrant(
	args: PageRequest,
	permissions: readonly Permission[],
	audience: Audience | null,
): Promise<Professional> {
	const signedIn = await requireSignedIn(args, audience);
	const db = await readFor(signedIn);
	const rows = await db
		.select({
			role: roleGrant.role,
			organisationId: roleGrant.organisationId,
			council: { id: council.id, slug: council.slug, name: council.name, gss: council.gss },
		})
		.from(roleGrant)
		.innerJoin(council, eq(council.id, roleGrant.councilId))
		.where(eq(roleGrant.personId, signedIn.person.id))
		.orderBy(asc(council.name), asc(roleGrant.role));
	const grants = rows.filter(({ role }) => permissions.some((permission) => allows([role], permission)));
	const usable = grants.find(({ role }) => shortfallOf(role, signedIn.assurance) === null);
	if (usable) {
		const same = grants.filter(({ role, council }) => role === usable.role && council.id === usable.council.id);
		const organisationIds = same.flatMap(({ organisationId }) => organisationId ?? []);
		return { ...signedIn, role: usable.role, council: usable.council, organisationIds };
	}
	const missing = missingFor(
		grants.map(({ role }) => role),
		signedIn.assurance,
	);
	if (!missing) throw pageError("not-found");
	const back = await wayBack(args, signedIn.person.id);
	throw seeOther((paths) => signInFor(paths, missing, back));
}

/** Whether a request comes from somebody who would pass `requireStaff`; nothing is recorded. */
export async function mayPass(
	request: Request,
	{ origin, council: slug, permission }: { origin: string; council: string; permission: Permission },
): Promise<boolean> {
	const [signedIn, council] = await Promise.all([findSession(request, origin), findCouncil(ANYONE, slug)]);
	if (!signedIn || signedIn.needsPasskey || !council) return false;
	const grants = await grantsIn(signedIn, council.id);
	return grants.some(({ role }) => allows([role], permission) && shortfallOf(role, signedIn.assurance) === null);
}

async function grantsIn(asker: PersonAsker, councilId: string) {
	const db = await readFor(asker);
	return db
		.select({ role: roleGrant.role, organisationId: roleGrant.organisationId })
		.from(roleGrant)
		.where(and(eq(roleGrant.councilId, councilId), eq(roleGrant.personId, asker.person.id)));
}
