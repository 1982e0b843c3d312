import { ActionButton, ActionList } from "../../../../components/action-list";
import { Details } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ServicePage } from "../service-page.server";

/** Save to the shortlist, add to a calendar, hand on. None of it needs JavaScript. */
export function ServiceActions({ page, council }: { page: ServicePage; council: string }) {
	const { t, paths } = useSpeech();
	const { share, url, calendarHref, slug } = page;
	return (
		<>
			<ActionList
				items={
					calendarHref
						? [{ key: "calendar", icon: "calendar", text: t("directory:service.calendar"), href: calendarHref }]
						: []
				}
			>
				<form method="post" action={paths.shortlist(council)}>
					<input type="hidden" name="service" value={slug} />
					<ActionButton icon="save" name="do" value="add">
						{t("directory:service.save")}
					</ActionButton>
				</form>
			</ActionList>
			<div className="app-no-print">
				<Details summary={t("directory:service.share")}>
					<ActionList
						items={[
							{
								key: "whatsapp",
								icon: "share",
								text: t("directory:service.whatsapp"),
								href: share.whatsapp,
								rel: "noreferrer",
							},
							{ key: "text", icon: "text", text: t("directory:service.sms"), href: share.text },
							{ key: "email", icon: "email", text: t("directory:service.email"), href: share.email },
						]}
					/>
					<p className="govuk-body">
						{t("directory:service.shareUrl")}: <bdi>{url}</bdi>
					</p>
					<p className="govuk-hint">{t("directory:service.shareHint")}</p>
				</Details>
				<p className="govuk-hint">{t("directory:service.print")}</p>
			</div>
		</>
	);
}
