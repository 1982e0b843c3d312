import type { Role } from "../../../model/people/roles";
import type { T } from "../../../platform/i18n/translate.server";

/** A role in words; one for an organisation with its name. */
export function describeRole(t: T, { role, organisation }: { role: Role; organisation: string | null }): string {
	return organisation
		? t("staff-people:role-of", { role: t(`staff:role.${role}`), organisation })
		: t(`staff:role.${role}`);
}
