import type { StaffLink } from "../../components/staff/staff-frame";
import type { Permission } from "../../model/people/roles";
import { staffPaths } from "../../paths";
import type { Speech } from "../../platform/i18n/context";

/** The doors of a council's staff area that somebody may open, home first. */
export function staffDoors(council: string, can: (permission: Permission) => boolean, { t }: Speech): StaffLink[] {
	const paths = staffPaths(council);
	const doors: (StaffLink & { needs: readonly Permission[] })[] = [
		{ href: paths.home(), text: t("staff:nav.home"), needs: ["staff.enter"] },
		{ href: paths.entries("service"), text: t("staff:nav.services"), needs: ["listings.view"] },
		{ href: paths.entries("location"), text: t("staff:nav.places"), needs: ["listings.view"] },
		{ href: paths.entries("organisation"), text: t("staff:nav.organisations"), needs: ["listings.view"] },
		{ href: paths.offer(), text: t("staff:nav.offer"), needs: ["offer.edit"] },
		{ href: paths.entries("article"), text: t("staff:nav.guidance"), needs: ["guidance.edit"] },
		{ href: paths.translations(), text: t("staff:nav.translations"), needs: ["translations.edit"] },
		{ href: paths.feedback(), text: t("staff:nav.feedback"), needs: ["feedback.answer"] },
		{ href: paths.guardians(), text: t("staff-guardians:title"), needs: ["records.administer"] },
		{
			href: paths.imports(),
			text: t("staff:nav.imports"),
			needs: ["imports.run", "exports.run"],
			leadsTo: [paths.exports(), paths.conflicts(), paths.likely()],
		},
		{
			href: paths.administration(),
			text: t("staff:nav.administration"),
			needs: ["people.manage", "settings.edit", "audit.read", "mail.read"],
			leadsTo: [paths.people(), paths.settings(), paths.referrals(), paths.audit(), paths.mail()],
		},
	];
	return doors.filter(({ needs }) => needs.some(can)).map(({ needs: _, ...door }) => door);
}
