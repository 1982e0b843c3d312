import { Button, Radios, Textarea } from "../../../components/govuk";
import { WHOSE_REASONS } from "../../../model/referrals/appointments";
import { oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { RecordPage } from "../appointment-page.server";
import { AppointmentFrame, type RefusedAppointment } from "./appointment-frame";

/** What came of an appointment. */
export function RecordView({ page, refused }: { page: RecordPage; refused?: RefusedAppointment }) {
	const { t } = useSpeech();
	const typed = refused?.typed ?? {};
	const lead = page.when === null ? undefined : t("staff-referrals:appointment.of", { when: page.when });
	return (
		<AppointmentFrame page={page} lead={lead} refused={refused}>
			{(errorOf) => (
				<>
					<Radios
						name="step"
						legend={t("staff-referrals:appointmentField.step")}
						legendSize="s"
						error={errorOf("step")}
						choices={page.steps.map((value) => ({ value, label: t(`staff-referrals:recorded.${value}`) }))}
						defaultValue={oneOf(typed, "step")}
					/>
					{page.steps.includes("miss") ? (
						<Radios
							name="whose"
							legend={t("staff-referrals:appointmentField.whose")}
							legendSize="s"
							error={errorOf("whose")}
							choices={WHOSE_REASONS.map((value) => ({ value, label: t(`staff-referrals:whose.${value}`) }))}
							defaultValue={oneOf(typed, "whose")}
						/>
					) : null}
					<Textarea
						name="reason"
						label={t("staff-referrals:appointmentField.reason")}
						labelSize="s"
						hint={t("staff-referrals:appointmentHint.reason")}
						rows={3}
						defaultValue={oneOf(typed, "reason")}
						error={errorOf("reason")}
					/>
					<Button>{t("staff-referrals:appointment.record")}</Button>
				</>
			)}
		</AppointmentFrame>
	);
}
