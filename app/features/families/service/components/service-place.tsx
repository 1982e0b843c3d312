import { BadgeList } from "../../../../components/badges";
import { Details } from "../../../../components/govuk";
import { IconLabel } from "../../../../components/icon";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ServicePlace as Place, ServiceSchedule } from "../service-page.server";
import { PlaceAddress } from "./place-address";

/** "Every Thursday, 10am to 11:30am", one under the other, with the council's notes. */
export function Schedules({ schedules }: { schedules: readonly ServiceSchedule[] }) {
	return (
		<ul className="govuk-list">
			{schedules.map(({ key, text, note }) => (
				<li key={key}>
					<IconLabel icon="clock">
						{text}
						{note ? <Foreign text={note} as="div" className="govuk-hint govuk-!-margin-bottom-0" /> : null}
					</IconLabel>
				</li>
			))}
		</ul>
	);
}

/**
 * One place where a service is: when it is there, the address, how to get there, access.
 * @param folded with what is not needed to choose between places out of sight
 */
export function ServicePlace({ place, folded }: { place: Place; folded: boolean }) {
	const { t } = useSpeech();
	const { name, masked, hubHref, address, schedules, alert, directions } = place;
	return (
		<section className="govuk-!-margin-bottom-6">
			<h3 className="govuk-heading-m">
				{hubHref ? (
					<a className="govuk-link" href={hubHref}>
						<Foreign text={name} />
					</a>
				) : (
					<Foreign text={name} />
				)}
			</h3>
			{alert ? <Foreign text={alert} as="p" className="govuk-body govuk-!-font-weight-bold" /> : null}
			<Schedules schedules={schedules} />
			{masked ? (
				<p className="govuk-body app-measure">{t("directory:service.maskedNote")}</p>
			) : (
				<PlaceAddress lines={address} directions={directions} />
			)}
			{folded ? (
				<Details summary={t("directory:service.placeMore")}>
					<Visiting place={place} />
				</Details>
			) : (
				<Visiting place={place} />
			)}
		</section>
	);
}

/** What to know before setting out. */
function Visiting({ place: { access, accessNote, facilities, gettingThere } }: { place: Place }) {
	const { t } = useSpeech();
	return (
		<>
			{gettingThere ? <Foreign text={gettingThere} as="p" className="govuk-body app-measure" /> : null}
			<InWords term={t("directory:service.access")} words={access} />
			{accessNote ? <Foreign text={accessNote} as="p" className="govuk-body app-measure" /> : null}
			<InWords term={t("directory:service.facilities")} words={facilities} />
		</>
	);
}

function InWords({ term, words }: { term: string; words: readonly string[] }) {
	if (words.length === 0) return null;
	return (
		<div className="govuk-!-margin-bottom-4">
			<p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{term}</p>
			<BadgeList items={words.map((word) => ({ key: word, text: word }))} />
		</div>
	);
}
