import { BackLink, Button, NotificationBanner, WarningText } from "../../../../components/govuk";
import { islandUrl } from "../../../../components/island";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { OfflinePage } from "../offline-page.server";
import { PinInput } from "./pin-input";
import { Say } from "./say";

/** Keeping a copy on one's own phone. All of it is a script's: without one nothing is offered. */
export function KeepView({ page: { children, pages, about, leaving } }: { page: OfflinePage }) {
	const { t, paths, format } = useSpeech();
	return (
		<>
			<BackLink href={paths.redBooks()}>{t("health-record:title")}</BackLink>
			{leaving === null ? null : (
				<NotificationBanner>
					<p className="govuk-notification-banner__heading">{t("health-offline:leaving.title")}</p>
					<form method="post" action={paths.signOut()}>
						<div data-offline="losing">
							<p className="govuk-body">{t("health-offline:leaving.text")}</p>
							<Button variant="warning" name="unsent" value="lose">
								{t("health-offline:leaving.lose")}
							</Button>
						</div>
						<div data-offline="nothingToLose" hidden>
							<p className="govuk-body">{t("health-offline:leaving.nothing")}</p>
							<Button>{t("accounts:account.sign-out")}</Button>
						</div>
					</form>
				</NotificationBanner>
			)}
			<PageHeading lead={t("health-offline:keep.lead")}>{t("health-offline:keep.title")}</PageHeading>
			<p className="govuk-body" data-offline="unable">
				{t("health-offline:keep.unable")}
			</p>
			<div className="app-measure" data-offline="offered" hidden>
				<WarningText>{t("health-offline:keep.shared")}</WarningText>
				<p className="govuk-body">{t("health-offline:keep.what", { names: format.list(children) })}</p>
				<p className="govuk-body">{t("health-offline:keep.gone")}</p>
				<div data-offline="kept" hidden>
					<p className="govuk-body govuk-!-font-weight-bold">{t("health-offline:keep.isKept")}</p>
					<p className="govuk-body" data-offline="sendFirst" hidden>
						{t("health-offline:keep.sendFirst")}{" "}
						<a className="govuk-link" href={paths.openOffline()}>
							{t("health-offline:unsent.send")}
						</a>
					</p>
					<p>
						<button type="button" className="govuk-button govuk-button--warning" data-offline="erase">
							{t("health-offline:keep.erase")}
						</button>
					</p>
				</div>
				<div role="status">
					<Say when="working">{t("health-offline:keep.working")}</Say>
					<Say when="done">{t("health-offline:keep.done")}</Say>
					<Say when="erased">{t("health-offline:keep.erased")}</Say>
					<Say when="eraseAll" error>
						{t("health-offline:keep.eraseAll")}
					</Say>
					<Say when="mine" error>
						{t("health-offline:keep.error.mine")}
					</Say>
					<Say when="short" error>
						{t("health-offline:keep.error.short")}
					</Say>
					<Say when="failed" error>
						{t("health-offline:keep.error.failed")}
					</Say>
				</div>
				<form
					data-offline="keep"
					data-scope={paths.redBooks()}
					data-pages={pages.join(" ")}
					data-about={JSON.stringify(about)}
					noValidate
				>
					<div className="govuk-form-group">
						<div className="govuk-checkboxes">
							<div className="govuk-checkboxes__item">
								<input className="govuk-checkboxes__input" id="mine" type="checkbox" />
								<label className="govuk-label govuk-checkboxes__label" htmlFor="mine">
									{t("health-offline:keep.mine")}
								</label>
							</div>
						</div>
					</div>
					<PinInput label={t("health-offline:keep.pin")} hint={t("health-offline:keep.pinHint")} />
					<Button>{t("health-offline:keep.button")}</Button>
				</form>
			</div>
			<script type="module" src={islandUrl("offline")} />
		</>
	);
}
