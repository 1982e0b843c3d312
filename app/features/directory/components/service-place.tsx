import { Fragment } from "react";
import { IconLabel } from "../../../components/icon";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { ServicePlace as Place, ServiceSchedule } from "../service-page.server";

/** "Every Thursday, 10am to 11:30am", one under the other, with the council's notes. */
export function Schedules({ schedules }: { schedules: readonly ServiceSchedule[] }) {
	return (
		<ul className="govuk-list">
			{schedules.map(({ key, text, note }) => (
				<li key={key}>
					<IconLabel icon="clock">
						{text}
						{note ? <Foreign told={note} as="div" className="govuk-hint govuk-!-margin-bottom-0" /> : null}
					</IconLabel>
				</li>
			))}
		</ul>
	);
}

/** One place where a service is: when it is there, the address, how to get there, access. */
export function ServicePlace({ place }: { place: Place }) {
	const { t } = useSpeech();
	const { name, masked, address, hubHref, schedules, access, accessNote, facilities, gettingThere, alert, directions } =
		place;
	return (
		<section className="govuk-!-margin-bottom-6">
			<Foreign told={name} as="h3" className="govuk-heading-m" />
			{alert ? <Foreign told={alert} as="p" className="govuk-body govuk-!-font-weight-bold" /> : null}
			<Schedules schedules={schedules} />
			{masked ? (
				<p className="govuk-body app-measure">{t("directory:service.maskedNote")}</p>
			) : (
				<address className="govuk-body" lang="en" dir="ltr">
					{address.map((line, position) => (
						<Fragment key={line}>
							{position > 0 ? <br /> : null}
							{line}
						</Fragment>
					))}
				</address>
			)}
			{directions ? (
				<ul className="govuk-list app-no-print">
					<li>
						<IconLabel icon="walk">
							<a className="govuk-link" href={directions.walk} rel="noreferrer">
								{t("directory:service.walk")}
							</a>
						</IconLabel>
					</li>
					<li>
						<IconLabel icon="bus">
							<a className="govuk-link" href={directions.bus} rel="noreferrer">
								{t("directory:service.bus")}
							</a>
						</IconLabel>
					</li>
				</ul>
			) : null}
			{gettingThere ? <Foreign told={gettingThere} as="p" className="govuk-body app-measure" /> : null}
			<InWords term={t("directory:service.access")} words={access} />
			{accessNote ? <Foreign told={accessNote} as="p" className="govuk-body app-measure" /> : null}
			<InWords term={t("directory:service.facilities")} words={facilities} />
			{hubHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={hubHref}>
						{t("directory:service.hubLink")} <Foreign told={name} />
					</a>
				</p>
			) : null}
		</section>
	);
}

/** "Access: step-free, hearing loop and quiet space" */
function InWords({ term, words }: { term: string; words: readonly string[] }) {
	const { format } = useSpeech();
	if (words.length === 0) return null;
	return (
		<p className="govuk-body app-measure">
			<strong>{term}:</strong> {format.list([...words])}
		</p>
	);
}
