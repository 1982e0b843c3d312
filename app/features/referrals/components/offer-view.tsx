import { Button, DateInput, Input, InsetText, Radios } from "../../../components/govuk";
import { APPOINTMENT_WAYS } from "../../../model/referrals/appointments";
import { oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { OfferPage } from "../appointment-page.server";
import { AppointmentFrame, type RefusedAppointment } from "./appointment-frame";

/** An appointment to offer, or another one in the place of one that was offered. */
export function OfferView({ page, refused }: { page: OfferPage; refused?: RefusedAppointment }) {
	const { t } = useSpeech();
	const typed = refused?.typed ?? page.values;
	const text = (name: "on" | "time" | "way" | "where" | "movableUntil") =>
		t(`staff-referrals:appointmentField.${name}`);
	const date = (name: "on" | "movableUntil", error: string | undefined, hint?: string) => (
		<DateInput
			name={name}
			label={text(name)}
			labelSize="s"
			hint={hint}
			error={error}
			defaultValues={{
				day: oneOf(typed, `${name}-day`),
				month: oneOf(typed, `${name}-month`),
				year: oneOf(typed, `${name}-year`),
			}}
		/>
	);
	const lead = page.when
		? t("staff-referrals:appointment.move-lead", { when: page.when })
		: t("staff-referrals:appointment.offer-lead");
	return (
		<AppointmentFrame page={page} lead={lead} refused={refused}>
			{(errorOf) => (
				<>
					{page.suits ? (
						<InsetText>
							{t("staff-referrals:appointment.suits")}{" "}
							<span className="app-pre" dir="auto">
								{page.suits}
							</span>
						</InsetText>
					) : null}
					{date("on", errorOf("on"))}
					<Input
						name="time"
						label={text("time")}
						labelSize="s"
						hint={t("staff-referrals:appointmentHint.time")}
						width={10}
						autoComplete="off"
						defaultValue={oneOf(typed, "time")}
						error={errorOf("time")}
					/>
					<Radios
						name="way"
						legend={text("way")}
						legendSize="s"
						error={errorOf("way")}
						choices={APPOINTMENT_WAYS.map((value) => ({ value, label: t(`staff-referrals:appointmentWay.${value}`) }))}
						defaultValue={oneOf(typed, "way")}
					/>
					<Input
						name="where"
						label={text("where")}
						labelSize="s"
						hint={t("staff-referrals:appointmentHint.where")}
						autoComplete="off"
						defaultValue={oneOf(typed, "where")}
						error={errorOf("where")}
					/>
					{date("movableUntil", errorOf("movableUntil"), t("staff-referrals:appointmentHint.movableUntil"))}
					<Button>{t("staff-referrals:appointment.offer-button")}</Button>
				</>
			)}
		</AppointmentFrame>
	);
}
