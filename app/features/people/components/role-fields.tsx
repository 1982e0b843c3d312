import { Radios, Select } from "../../../components/govuk";
import { useSpeech } from "../../../platform/i18n/context";
import type { RoleOptions } from "../members/member-page.server";

interface RoleFieldsProps extends RoleOptions {
	typed?: { role: string; organisation: string };
	errors: { role?: string; organisation?: string };
}

/** Which role, and for some of which organisation. */
export function RoleFields({ roles, organisations, typed, errors }: RoleFieldsProps) {
	const { t } = useSpeech();
	return (
		<>
			<Radios
				name="role"
				legend={t("staff-people:role-question")}
				legendSize="m"
				choices={roles}
				defaultValue={typed?.role}
				error={errors.role}
			/>
			<Select
				name="organisation"
				label={t("staff-people:organisation.label")}
				hint={t("staff-people:organisation.hint")}
				options={organisations}
				defaultValue={typed?.organisation}
				error={errors.organisation}
			/>
		</>
	);
}
