import type { ReactNode } from "react";
import { Card } from "../../../../components/card";
import { IconLabel } from "../../../../components/icon";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { HubCard as Hub } from "../nearest-hub-card";

/** The nearest hub, above services: families look for help, not for a kind of place. */
export function HubCard({ hub, kicker, level = 2 }: { hub: Hub; kicker: ReactNode; level?: 2 | 3 }) {
	const { t } = useSpeech();
	const { name, href, address, state, distance, alert, today } = hub;
	return (
		<Card title={<Foreign text={name} />} href={href} kicker={kicker} level={level} highlight>
			{alert ? <Foreign text={alert} as="p" className="govuk-body govuk-!-font-weight-bold" /> : null}
			<ul className="govuk-list">
				{state ? (
					<li>
						<IconLabel icon="clock">
							<strong>{state}</strong>
						</IconLabel>
					</li>
				) : null}
				<li>
					<IconLabel icon="place">
						<Foreign text={{ text: address, lang: "en", dir: "ltr" }} />
					</IconLabel>
				</li>
				{distance ? (
					<li>
						<IconLabel icon="walk">{distance}</IconLabel>
					</li>
				) : null}
			</ul>
			{today.length > 0 ? (
				<>
					<p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{t("directory:hub.today")}</p>
					<ul className="govuk-list">
						{today.map((session) => (
							<li key={session.key}>
								{session.time}{" "}
								<a className="govuk-link" href={session.href}>
									<Foreign text={session.name} />
								</a>
							</li>
						))}
					</ul>
				</>
			) : (
				<p className="govuk-body">{t("directory:hub.nothingToday")}</p>
			)}
		</Card>
	);
}
