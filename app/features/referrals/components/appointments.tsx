import { Button, Tag } from "../../../components/govuk";
import { useSpeech } from "../../../platform/i18n/context";
import type { AppointmentCard } from "../appointment-words";

interface Props {
	id: string;
	appointments: readonly AppointmentCard[];
	offers: boolean;
}

/** The appointments of a referral: when and where, what was done with each, and what can be done. */
export function Appointments({ id, appointments, offers }: Props) {
	const { t, paths } = useSpeech();
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("staff-referrals:appointment.title")}</h2>
			{appointments.length === 0 ? <p className="govuk-body">{t("staff-referrals:appointment.none")}</p> : null}
			{appointments.map((one) => (
				<Appointment key={one.id} one={one} at={(rest) => paths.referral(id, `/appointments/${one.id}${rest}`)} />
			))}
			{offers ? (
				<Button variant="secondary" href={paths.referral(id, "/appointments/new")}>
					{t("staff-referrals:appointment.offer")}
				</Button>
			) : null}
		</section>
	);
}

function Appointment({ one, at }: { one: AppointmentCard; at(rest: string): string }) {
	const { t } = useSpeech();
	const { when, state, lines, steps, records, moves } = one;
	const link = (href: string, name: "record" | "move") => (
		<li>
			<a className="govuk-link" href={href}>
				{t(`staff-referrals:appointment.${name}`)}
				<span className="govuk-visually-hidden"> {when}</span>
			</a>
		</li>
	);
	return (
		<article className="app-answer">
			<h3 className="govuk-heading-s">{when}</h3>
			<p className="govuk-body">
				<Tag colour={state === "asked" ? "yellow" : undefined}>{t(`staff-referrals:appointmentState.${state}`)}</Tag>
			</p>
			{lines.map((line) => (
				<p key={line} className="govuk-body">
					{line}
				</p>
			))}
			{records || moves ? (
				<ul className="govuk-list">
					{records ? link(at(""), "record") : null}
					{moves ? link(at("/move"), "move") : null}
				</ul>
			) : null}
			{steps.map(({ number, what, lines: said, by }) => (
				<div key={number}>
					<p className="govuk-body app-pre">{[what, ...said].join("\n")}</p>
					<p className="govuk-hint">{by}</p>
				</div>
			))}
		</article>
	);
}
