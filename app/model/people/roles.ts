/** Who there is among those who sign in with a role, and what each role may do: the one policy table. Pure. */

/** In one council, but for the overseer, who looks across all of them. */
export const ROLES = [
	"provider",
	"editor",
	"publisher",
	"administrator",
	"leader",
	"hub-worker",
	"translator",
	"record-administrator",
	"health-visitor",
	"midwife",
	"service-worker",
	"overseer",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a council's administrator gives. */
export const COUNCIL_ROLES = ROLES.filter((role) => role !== "overseer");

/** Roles that somebody has for one organisation: whose listings a provider looks after, whose referrals a service worker gets. */
export const ORGANISATION_ROLES: readonly Role[] = ["provider", "service-worker"];

const STAFF = ["editor", "publisher", "administrator", "leader"] as const satisfies readonly Role[];

/**
 * Which roles may do what, in their own council. A provider's permissions reach their own organisation's listings only:
 * ask `canEditEntry` and its like in `features/publishing/policy.ts` for one listing.
 */
export const PERMISSIONS = {
	/** The staff area at all. */
	"staff.enter": [...STAFF, "provider", "hub-worker", "translator", "record-administrator"],
	"listings.view": [...STAFF, "provider", "hub-worker", "translator"],
	/** Write drafts and hand them in for review. */
	"listings.edit": [...STAFF, "provider"],
	/** Say that a listing is still right. */
	"listings.confirm": [...STAFF, "provider", "hub-worker"],
	/** Decide over what others wrote, claims and conflicts with imports. */
	"listings.review": ["publisher", "administrator", "leader"],
	"listings.publish": ["publisher", "administrator", "leader"],
	"guidance.edit": STAFF,
	"offer.edit": STAFF,
	/** Sign the offer off by name. */
	"offer.sign": ["leader"],
	/** Write in other languages than English, and hand that in: also for nothing but this. */
	"translations.edit": [...STAFF, "translator"],
	"imports.run": ["publisher", "administrator"],
	"exports.run": ["editor", "publisher", "administrator", "leader"],
	"feedback.answer": [...STAFF, "hub-worker"],
	"people.manage": ["administrator"],
	"settings.edit": ["administrator"],
	"audit.read": ["administrator", "leader"],
	"mail.read": ["administrator"],
	/** Decide over children's records and who is responsible for a child: for no other role, and none brings it along. */
	"records.administer": ["record-administrator"],
	/** Open and add to a child's record that was shared with them; which one, its own door decides. */
	"records.work": ["health-visitor", "midwife"],
	/** Refer families to services, and follow what becomes of it. */
	"referrals.make": ["health-visitor", "midwife"],
	/** Work on what is referred to the services of their own organisation. */
	"referrals.receive": ["service-worker"],
	/** See how many referrals are late, and where; which ones, their own ends alone. */
	"referrals.oversee": ["administrator", "leader"],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether one of these roles may do it. */
export function allows(roles: readonly Role[], permission: Permission): boolean {
	const allowed: readonly Role[] = PERMISSIONS[permission];
	return roles.some((role) => allowed.includes(role));
}
