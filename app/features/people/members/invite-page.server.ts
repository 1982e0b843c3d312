import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Staff } from "../require-staff.server";
import { type RoleOptions, roleOptions } from "./member-page.server";

export interface InvitePage extends RoleOptions {
	title: string;
	backHref: string;
}

export async function invitePage(staff: Staff): Promise<InvitePage> {
	const { council } = staff;
	const { t } = speechIn(ENGLISH);
	return {
		...(await roleOptions(staff, council.id)),
		title: t("staff:title", { page: t("staff-people:invite.title"), council: council.name }),
		backHref: staffPaths(council.slug).people(),
	};
}
