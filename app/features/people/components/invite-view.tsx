import { BackLink, Button, ErrorSummary, Input } from "../../../components/govuk";
import { OneTimeMark } from "../../../components/one-time-mark";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { InvitePage } from "../members/invite-page.server";
import type { InviteErrors, InviteTyped } from "../members/post-invitation.server";
import { RoleFields } from "./role-fields";

interface InviteViewProps {
	page: InvitePage;
	failed?: { errors: InviteErrors; typed: InviteTyped };
}

export function InviteView({ page, failed }: InviteViewProps) {
	const { t } = useSpeech();
	const typed = failed?.typed;
	const errors: InviteErrors = failed?.errors ?? {};
	const told = (field: string) => {
		const error = errors[field];
		return error && t(`staff-people:error.${error.reason}`);
	};
	const fields = ["name", "email", "role", "organisation"] as const;
	const summary = fields.flatMap((field) => {
		const text = told(field);
		return text ? [{ field, text }] : [];
	});
	return (
		<>
			<BackLink href={page.backHref} />
			<ErrorSummary errors={summary} />
			<PageHeading lead={t("staff-people:invite.lead")}>{t("staff-people:invite.title")}</PageHeading>
			<form method="post" noValidate>
				<OneTimeMark />
				<Input
					name="name"
					label={t("staff-people:invite.name")}
					defaultValue={typed?.name}
					error={told("name")}
					autoComplete="off"
				/>
				<Input
					name="email"
					type="email"
					label={t("staff-people:invite.email")}
					hint={t("staff-people:invite.email-hint")}
					defaultValue={typed?.email}
					error={told("email")}
					autoComplete="off"
				/>
				<RoleFields
					roles={page.roles}
					organisations={page.organisations}
					typed={typed}
					errors={{ role: told("role"), organisation: told("organisation") }}
				/>
				<Button>{t("staff-people:invite.submit")}</Button>
			</form>
		</>
	);
}
