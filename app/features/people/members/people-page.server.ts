import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Staff } from "../require-staff.server";
import { describeRole } from "./describe-role";
import { listMembers, PEOPLE_AT_ONCE } from "./find-people.server";
import { listInvitations } from "./invitations.server";

/** What was done, for the banner. */
const DONE = ["invited", "sent-again", "revoked", "released", "role-taken", "deactivated"] as const;
/** What could not be done from the list. */
const ERRORS = ["too-often", "gone"] as const;
const LONGEST_TYPED = 100;

export interface PeoplePage {
	title: string;
	council: string;
	slug: string;
	typed: string;
	total: number;
	people: {
		id: string;
		name: string;
		href: string;
		email: string;
		roles: string[];
		signedIn: string | null;
		deactivated: boolean;
	}[];
	page: number;
	pages: number;
	invitations: {
		id: string;
		name: string;
		email: string;
		role: string;
		until: string;
		expired: boolean;
		releaseHref: string;
	}[];
	done: (typeof DONE)[number] | null;
	error: (typeof ERRORS)[number] | null;
}

export async function peoplePage(staff: Staff, search: URLSearchParams): Promise<PeoplePage> {
	const { council } = staff;
	const { t, format } = speechIn(ENGLISH);
	const typed = (search.get("q") ?? "").trim().slice(0, LONGEST_TYPED);
	const asked = Number(search.get("page") ?? 1);
	const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
	const [{ members, total }, invitations] = await Promise.all([
		listMembers(staff, council.id, { typed, page }),
		listInvitations(staff, council.id),
	]);
	const paths = staffPaths(council.slug);
	const now = new Date();
	return {
		title: t("staff:title", { page: t("staff-people:title"), council: council.name }),
		council: council.name,
		slug: council.slug,
		typed,
		total,
		people: members.map(({ id, name, email, grants, signedInAt, deactivatedAt }) => ({
			id,
			name,
			href: paths.people(`/${id}`),
			email,
			roles: grants.map((grant) => describeRole(t, grant)),
			signedIn: signedInAt && format.moment(signedInAt),
			deactivated: deactivatedAt !== null,
		})),
		page,
		pages: Math.ceil(total / PEOPLE_AT_ONCE),
		invitations: invitations.map(({ id, name, email, role, organisation, expiresAt }) => ({
			id,
			name: name.ok ? name.value : t(`errors:sealed.${name.reason}`),
			email: email.ok ? email.value : "",
			role: describeRole(t, { role, organisation: organisation?.name ?? null }),
			until: format.moment(expiresAt),
			expired: expiresAt <= now,
			releaseHref: paths.people(`/release/${id}`),
		})),
		done: DONE.find((one) => one === search.get("done")) ?? null,
		error: ERRORS.find((one) => one === search.get("error")) ?? null,
	};
}
