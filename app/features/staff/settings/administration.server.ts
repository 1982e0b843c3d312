/** The way to what administrators look after. */
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Staff } from "../../people/require-staff.server";

export interface AdministrationPage {
	title: string;
	/** Those that the person may open. */
	doors: { key: "people" | "settings" | "referrals" | "audit" | "mail"; href: string }[];
}

/** @throws the 403 page for those who may open none of it */
export function administrationPage({ council, can }: Staff): AdministrationPage {
	const { t } = speechIn(ENGLISH);
	const paths = staffPaths(council.slug);
	const all = [
		{ key: "people", href: paths.people(), needs: "people.manage" },
		{ key: "settings", href: paths.settings(), needs: "settings.edit" },
		{ key: "referrals", href: paths.referrals(), needs: "referrals.oversee" },
		{ key: "audit", href: paths.audit(), needs: "audit.read" },
		{ key: "mail", href: paths.mail(), needs: "mail.read" },
	] as const;
	const doors = all.filter(({ needs }) => can(needs)).map(({ key, href }) => ({ key, href }));
	if (doors.length === 0) throw pageError("forbidden");
	return { title: t("staff:title", { page: t("staff:nav.administration"), council: council.name }), doors };
}
