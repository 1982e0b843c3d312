import { Fragment } from "react";
import { IconLabel } from "../../../../components/icon";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Directions } from "../../words/directions";

interface Props {
	/** Its lines, the postcode last. They are English in every language. */
	lines: readonly string[];
	/** Null where the place has no position. */
	directions: Directions | null;
}

/** Where a place is, and how to get there on foot and by bus. */
export function PlaceAddress({ lines, directions }: Props) {
	const { t } = useSpeech();
	return (
		<>
			<address className="govuk-body">
				{lines.map((line, position) => (
					<Fragment key={line}>
						{position > 0 ? <br /> : null}
						<span lang="en" dir="ltr">
							{line}
						</span>
					</Fragment>
				))}
			</address>
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
		</>
	);
}
