import { Button, InsetText, Textarea } from "../../../components/govuk";
import type { Values } from "../../../platform/forms/field-errors";
import { oneOf } from "../../../platform/forms/values";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { FamilyAppointment } from "../follow-view.server";

interface Props {
	code: string;
	calendar: string;
	appointments: readonly FamilyAppointment[];
	typed: Values;
	errorOf(name: string): string | undefined;
}

/** The appointments to come, and of today: when, how and where; that they come, or which other times suit. */
export function FamilyAppointments({ appointments, ...said }: Props) {
	const { t } = useSpeech();
	if (appointments.length === 0) return null;
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("follow:appointment.title")}</h2>
			{appointments.map((one) => (
				<Appointment key={one.id} one={one} {...said} />
			))}
		</section>
	);
}

function Appointment({
	one,
	code,
	calendar,
	typed,
	errorOf,
}: Omit<Props, "appointments"> & { one: FamilyAppointment }) {
	const { t } = useSpeech();
	const { id, when, state, way, where, until } = one;
	const isTyped = oneOf(typed, "appointment") === id;
	const carried = (
		<>
			<input type="hidden" name="code" value={code} />
			<input type="hidden" name="appointment" value={id} />
		</>
	);
	const time = (
		<InsetText>
			<strong>{when}</strong>
			{way ? (
				<>
					<br />
					{t(`follow:way.${way}`)}
				</>
			) : null}
			{where ? (
				<>
					<br />
					<Foreign text={{ text: where, lang: "en", dir: "ltr" }} />
				</>
			) : null}
		</InsetText>
	);
	if (one.hasBegun) return time;
	return (
		<>
			{time}
			<p className="govuk-body">{t(`follow:appointment.${state}`)}</p>
			{state === "offered" ? (
				<form method="post">
					{carried}
					<Button name="do" value="confirm">
						{t("follow:confirm.button")}
					</Button>
				</form>
			) : null}
			{state === "asked" ? null : (
				<form method="post" action={calendar}>
					{carried}
					<p className="govuk-hint">{t("follow:calendar.hint")}</p>
					<Button variant="secondary">{t("follow:calendar.button")}</Button>
				</form>
			)}
			{one.isMovable ? (
				<form method="post" noValidate>
					{carried}
					<Textarea
						id={isTyped ? "suits" : `suits-${id}`}
						name="suits"
						label={t("follow:another.suits")}
						labelSize="s"
						hint={until ? t("follow:another.until", { date: until }) : undefined}
						rows={3}
						defaultValue={isTyped ? oneOf(typed, "suits") : one.suits}
						error={isTyped ? errorOf("suits") : undefined}
					/>
					<Button variant="secondary" name="do" value="ask">
						{t("follow:another.button")}
					</Button>
				</form>
			) : (
				<p className="govuk-body">{t("follow:appointment.fixed")}</p>
			)}
		</>
	);
}
