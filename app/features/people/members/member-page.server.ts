import type { Asker } from "../../../model/people/asker";
import { COUNCIL_ROLES } from "../../../model/people/roles";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Staff } from "../require-staff.server";
import { describeRole } from "./describe-role";
import { countPasskeys, findMember, hasRoleElsewhere, listOrganisations, type Member } from "./find-people.server";

const DONE = ["role-given", "role-taken", "reactivated", "passkeys-removed"] as const;

/** What the choice of a role shows, for somebody who is here and for somebody who is invited. */
export interface RoleOptions {
	roles: { value: string; label: string; hint: string }[];
	organisations: { value: string; text: string }[];
}

export interface MemberPage extends RoleOptions {
	title: string;
	name: string;
	email: string;
	council: string;
	backHref: string;
	deactivateHref: string;
	signedIn: string | null;
	deactivated: string | null;
	grants: { id: string; role: string }[];
	/** They lost theirs and the council may remove it: nobody else's staff. */
	passkeys: boolean;
	done: (typeof DONE)[number] | null;
}

export async function roleOptions(asker: Asker, councilId: string): Promise<RoleOptions> {
	const { t } = speechIn(ENGLISH);
	const organisations = await listOrganisations(asker, councilId);
	return {
		roles: COUNCIL_ROLES.map((role) => ({
			value: role,
			label: t(`staff:role.${role}`),
			hint: t(`staff-people:may.${role}`),
		})),
		organisations: [
			{ value: "", text: t("staff-people:organisation.none") },
			...organisations.map(({ id, name }) => ({ value: id, text: name })),
		],
	};
}

/** The person of a page's URL. @throws the 404 page when they have no role in this council */
export async function requireMember(staff: Staff, id: string | undefined): Promise<Member> {
	const { council } = staff;
	const member = await findMember(staff, council.id, id ?? "");
	if (!member) throw pageError("not-found");
	return member;
}

export async function memberPage(staff: Staff, member: Member, done: string | null): Promise<MemberPage> {
	const { council } = staff;
	const { t, format } = speechIn(ENGLISH);
	const db = await readFor(staff);
	const paths = staffPaths(council.slug);
	const { id, name, email, signedInAt, deactivatedAt, grants } = member;
	const ownStaff = !(await hasRoleElsewhere(db, council.id, id));
	return {
		...(await roleOptions(staff, council.id)),
		title: t("staff:title", { page: name, council: council.name }),
		name,
		email,
		council: council.name,
		backHref: paths.people(),
		deactivateHref: paths.people(`/${id}/deactivate`),
		signedIn: signedInAt && format.moment(signedInAt),
		deactivated: deactivatedAt && format.moment(deactivatedAt),
		grants: grants.map((grant) => ({ id: grant.id, role: describeRole(t, grant) })),
		passkeys: ownStaff && (await countPasskeys(staff, id)) > 0,
		done: DONE.find((one) => one === done) ?? null,
	};
}

export interface DeactivatePage {
	title: string;
	name: string;
	council: string;
	cancelHref: string;
	elsewhere: boolean;
}

export async function deactivatePage(staff: Staff, { id, name }: Member): Promise<DeactivatePage> {
	const { council } = staff;
	const { t } = speechIn(ENGLISH);
	const db = await readFor(staff);
	return {
		title: t("staff:title", { page: t("staff-people:deactivate.title", { name }), council: council.name }),
		name,
		council: council.name,
		cancelHref: staffPaths(council.slug).people(`/${id}`),
		elsewhere: await hasRoleElsewhere(db, council.id, id),
	};
}
