import { Button, InsetText } from "../../../../components/govuk";
import { islandUrl } from "../../../../components/island";
import { useSpeech } from "../../../../platform/i18n/context";
import { PinInput } from "./pin-input";
import { Say } from "./say";
import { WriteDown } from "./write-down";

/** What stands in the place of each page of the red book while there is no network. It is the same for everybody. */
export function OpenView() {
	const { t } = useSpeech();
	return (
		<>
			<h1
				className="govuk-heading-xl"
				data-offline="title"
				data-online={t("health-offline:open.onlineTitle")}
				tabIndex={-1}
			>
				{t("health-offline:open.title")}
			</h1>
			<div data-offline="ask">
				<p className="govuk-body-l app-measure" data-online={t("health-offline:open.onlineLead")}>
					{t("health-offline:open.lead")}
				</p>
				<p className="govuk-body app-measure" data-offline="lose" hidden>
					{t("health-offline:open.lose")}
				</p>
				<div role="status">
					<Say when="none">{t("health-offline:open.none")}</Say>
					<Say when="over">{t("health-offline:open.over")}</Say>
					<Say when="lost" error>
						{t("health-offline:open.lost")}
					</Say>
					<Say when="wrong" error>
						{t("health-offline:open.wrong")} <span data-offline-left="" />
					</Say>
				</div>
				<form data-offline="open" className="app-measure" noValidate hidden>
					<PinInput label={t("health-offline:keep.pin")} hint={t("health-offline:open.pinHint")} />
					<Button>{t("health-offline:open.button")}</Button>
				</form>
			</div>
			<div data-offline="shown" hidden>
				<InsetText>{t("health-offline:open.old")}</InsetText>
				<WriteDown />
				<div data-offline="record" />
			</div>
			<script type="module" src={islandUrl("offline")} />
		</>
	);
}
