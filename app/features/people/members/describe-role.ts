import type { Role } from "../../../model/people/roles";
import type { T } from "../../../platform/i18n/translate.server";

/** A role in words; a provider's with whose listings they look after. */
export function describeRole(t: T, { role, organisation }: { role: Role; organisation: string | null }): string {
	return organisation ? t("staff-people:provider-of", { organisation }) : t(`staff:role.${role}`);
}
