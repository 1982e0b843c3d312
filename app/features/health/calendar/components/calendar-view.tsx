import { Button, Details, Input, InsetText } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { CalendarPage } from "../calendar-page.server";

/** A calendar for the phone, and e-mails: what each says and does not say stands before its button. */
export function CalendarView({ page: { head, address, reminded, told } }: { page: CalendarPage }) {
	const { t } = useSpeech();
	return (
		<RecordFrame head={head} heading={t("health-calendar:title")} lead={t("health-calendar:lead")}>
			<section className="app-measure">
				<h2 className="govuk-heading-m">{t("health-calendar:calendar.title")}</h2>
				<p className="govuk-body">{t("health-calendar:calendar.text")}</p>
				{address === null ? (
					<Choice value="begin-calendar">{t("health-calendar:calendar.begin")}</Choice>
				) : (
					<>
						<div>
							<Input
								name="address"
								label={t("health-calendar:calendar.address")}
								labelSize="s"
								hint={t("health-calendar:calendar.address-hint")}
								defaultValue={address}
								autoComplete="off"
								dir="ltr"
							/>
						</div>
						<Details summary={t("health-calendar:calendar.how")}>{t("health-calendar:calendar.how-text")}</Details>
						<Choice value="end-calendar" warning>
							{t("health-calendar:calendar.end")}
						</Choice>
					</>
				)}
			</section>
			<section className="app-measure">
				<h2 className="govuk-heading-m">{t("health-calendar:reminders.title")}</h2>
				<p className="govuk-body">{t("health-calendar:reminders.text")}</p>
				{reminded ? (
					<>
						<InsetText>{t("health-calendar:reminders.on")}</InsetText>
						<Choice value="end-reminders" warning>
							{t("health-calendar:reminders.end")}
						</Choice>
					</>
				) : (
					<Choice value="begin-reminders">{t("health-calendar:reminders.begin")}</Choice>
				)}
			</section>
			<section className="app-measure">
				<h2 className="govuk-heading-m">{t("health-calendar:news.title")}</h2>
				<p className="govuk-body">{t("health-calendar:news.text")}</p>
				{told ? (
					<>
						<InsetText>{t("health-calendar:news.on")}</InsetText>
						<Choice value="end-news" warning>
							{t("health-calendar:news.end")}
						</Choice>
					</>
				) : (
					<Choice value="begin-news">{t("health-calendar:news.begin")}</Choice>
				)}
			</section>
		</RecordFrame>
	);
}

function Choice({ value, warning, children }: { value: string; warning?: boolean; children: string }) {
	return (
		<form method="post">
			<Button name="do" value={value} variant={warning ? "warning" : undefined}>
				{children}
			</Button>
		</form>
	);
}
