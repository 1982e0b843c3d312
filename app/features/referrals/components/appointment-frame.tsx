import type { ReactNode } from "react";
import { BackLink, ErrorSummary, WarningText } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { UnsentWords } from "../../../components/unsent-words";
import { listErrors } from "../../../platform/forms/field-errors";
import { oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { AppointmentPage, AppointmentPosted } from "../appointment-page.server";

export type RefusedAppointment = Extract<AppointmentPosted, { ok: false }>;

interface Props {
	page: AppointmentPage;
	lead?: string;
	refused?: RefusedAppointment;
	/** Its fields and its button. */
	children(errorOf: (name: string) => string | undefined): ReactNode;
}

/** What stands around the form of an appointment: whose it is, how they are reached without harm, and why it cannot be done now. */
export function AppointmentFrame({ page, lead, refused, children }: Props) {
	const { t, paths } = useSpeech();
	const errors = !refused
		? []
		: refused.status === 400
			? listErrors(refused.errors, (reason, _, field) =>
					t(`staff-referrals:error.${reason}`, { field: t(`staff-referrals:appointmentField.${field as "on"}`) }),
				)
			: [{ text: t("staff-referrals:changed") }];
	const errorOf = (name: string) => errors.find((one) => "field" in one && one.field === name)?.text;
	const back = paths.referral(page.id);
	return (
		<>
			<BackLink href={back}>
				<bdi>{page.name}</bdi>
			</BackLink>
			<ErrorSummary errors={errors} />
			<PageHeading caption={<bdi>{page.name}</bdi>} lead={page.blocked ? undefined : lead}>
				{page.heading}
			</PageHeading>
			{page.warnings.map((warning) => (
				<WarningText key={warning}>{warning}</WarningText>
			))}
			{page.blocked ? (
				<Blocked blocked={page.blocked} back={back} typed={refused ? wordsIn(refused.typed) : []} />
			) : (
				<form method="post" className="app-measure" noValidate>
					<input type="hidden" name="revision" value={page.revision} />
					{children(errorOf)}
				</form>
			)}
		</>
	);
}

const wordsIn = (typed: RefusedAppointment["typed"]) => ["where", "reason"].map((name) => oneOf(typed, name));

function Blocked({ blocked, back, typed }: { blocked: string[]; back: string; typed: string[] }) {
	const { t } = useSpeech();
	return (
		<>
			<p className="govuk-body">{t("staff-referrals:blocked.lead")}</p>
			{blocked.map((line) => (
				<p key={line} className="govuk-body">
					{line}
				</p>
			))}
			<UnsentWords lead={t("staff-referrals:blocked.typed")} words={typed} />
			<p className="govuk-body">
				<a className="govuk-link" href={back}>
					{t("staff-referrals:blocked.back")}
				</a>
			</p>
		</>
	);
}
