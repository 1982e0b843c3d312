import { IconLabel } from "../../../../components/icon";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { HubCard as Hub } from "../nearest-hub-card";

/**
 * The nearest hub in a line, above services: families look for help, not for a kind of place.
 * @param near what it is nearest to; null where the family did not say where they are
 */
export function HubLine({ hub, near }: { hub: Hub; near: string | null }) {
	const { t } = useSpeech();
	const { name, href, state, distance, alert } = hub;
	return (
		<div className="govuk-body app-hub-line">
			<IconLabel icon="place">
				{near ? `${t("directory:hub.nearestTo", { postcode: near })}: ` : null}
				<a className="govuk-link" href={href}>
					<Foreign text={name} />
				</a>
				{[distance, state].map((fact) => (fact ? ` · ${fact}` : null))}
			</IconLabel>
			{alert ? <Foreign text={alert} as="div" className="govuk-!-font-weight-bold" /> : null}
		</div>
	);
}
