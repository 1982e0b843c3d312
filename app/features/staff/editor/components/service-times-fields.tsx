import { Button, Details, WarningText } from "../../../../components/govuk";
import { DAYS } from "../../../../model/calendar/shapes";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { DatesAhead, SessionsAt } from "../section-facts.server";
import { HOLIDAYS, ORDINALS, WEEK_STEPS } from "../sections/recurrence";
import { ChoiceField, ChoicesField, DateField, LineField, SelectField, TextField, useValues } from "./fields";

/** The sessions at each place, each with a link to its own page. */
export function ServiceTimes({ sessions }: { sessions: readonly SessionsAt[] }) {
	const { t } = useSpeech();
	return (
		<>
			<p className="govuk-body">{t("staff-sections:times.intro")}</p>
			{sessions.map(({ at, heading, place, sessions: here, addHref }) => (
				<section key={at} className="app-sessions">
					<h2 className="govuk-heading-m">{heading}</h2>
					{here.length > 0 ? (
						<dl className="govuk-summary-list">
							{here.map(({ id, text, next, href }) => (
								<div key={id} className="govuk-summary-list__row">
									<dt className="govuk-summary-list__key app-sessions__what">{text}</dt>
									<dd className="govuk-summary-list__value">
										{next ? t("staff-sections:times.next", { date: next }) : t("staff-sections:times.over")}
									</dd>
									<dd className="govuk-summary-list__actions">
										<a
											className="govuk-link"
											href={href}
											aria-label={t("staff-sections:times.changeWhich", { session: text })}
										>
											{t("staff-sections:times.change")}
										</a>
									</dd>
								</div>
							))}
						</dl>
					) : (
						<p className="govuk-body">{t("staff-sections:times.none")}</p>
					)}
					<p className="govuk-body">
						<a className="govuk-link" href={addHref}>
							{place ? t("staff-sections:times.addAt", { place }) : t("staff-sections:times.addHere")}
						</a>
					</p>
				</section>
			))}
			<TextField name="times-note" hint="times-note" labelSize="m" rows={3} />
		</>
	);
}

interface SessionProps {
	/** Where it can be: the service's places, and none of them. */
	places: readonly { value: string; text: string }[];
	/** How it is repeated now, where the editor has no words for that. */
	kept: string | null;
	ahead: DatesAhead | null;
}

/** The recurrence editor. */
export function ServiceSession({ places, kept, ahead }: SessionProps) {
	const { t, format } = useSpeech();
	const notOn = ahead?.dates.filter(({ off }) => off).length ?? 0;
	const weekdays = DAYS.map((day) => ({ value: day, label: format.weekday(day) }));
	const weekly = (
		<>
			<div className="app-choices-in-columns">
				<ChoicesField name="days" labelSize="s" small choices={weekdays} />
			</div>
			<SelectField
				name="weeks"
				options={WEEK_STEPS.map((value) => ({ value, text: t(`staff-sections:choice.weeks.${value}`) }))}
			/>
		</>
	);
	const monthly = (
		<>
			<div className="app-choices-in-columns">
				<ChoicesField
					name="ordinals"
					labelSize="s"
					small
					choices={ORDINALS.map((value) => ({ value, label: t(`staff-sections:choice.ordinals.${value}`) }))}
				/>
			</div>
			<SelectField name="weekday" options={weekdays.map(({ value, label }) => ({ value, text: label }))} />
		</>
	);
	return (
		<>
			<input type="hidden" name="session" value={oneOf(useValues(), "session")} />
			{places.length > 1 ? (
				<SelectField name="at" options={places} labelSize="m" />
			) : (
				<input type="hidden" name="at" value={places[0]?.value} />
			)}
			<fieldset className="govuk-fieldset">
				<legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
					{t("staff-editorial:section.times")}
				</legend>
				<p className="govuk-hint">{t("staff-sections:hint.times")}</p>
				<div className="app-side-by-side">
					<LineField name="start" width={10} />
					<LineField name="end" width={10} />
				</div>
			</fieldset>
			<ChoiceField
				name="repeats"
				choices={[
					{ value: "weekly", label: t("staff-sections:choice.repeats.weekly"), conditional: weekly },
					{ value: "monthly", label: t("staff-sections:choice.repeats.monthly"), conditional: monthly },
					{
						value: "once",
						label: t("staff-sections:choice.repeats.once"),
						conditional: <DateField name="date" words="session-date" hint="date" />,
					},
					{
						value: "dates",
						label: t("staff-sections:choice.repeats.dates"),
						conditional: <TextField name="dates" hint="dates" rows={5} />,
					},
					...(kept ? [{ value: "kept", label: t("staff-sections:choice.repeats.kept", { words: kept }) }] : []),
				]}
			/>
			<div className="app-when-repeated">
				<fieldset className="govuk-fieldset">
					<legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
						{t("staff-sections:session.period")}
					</legend>
					<DateField name="from" words="session-from" hint="session-from" />
					<DateField name="until" hint="until" />
				</fieldset>
				<ChoicesField name="term" choices={[{ value: "yes", label: t("staff-sections:choice.term") }]} />
				<ChoiceField
					name="holidays"
					hint="holidays"
					choices={HOLIDAYS.map((value) => ({ value, label: t(`staff-sections:choice.holidays.${value}`) }))}
				/>
				<TextField name="except" hint="except" labelSize="m" rows={3} />
				<Details summary={t("staff-sections:field.also")} open={oneOf(useValues(), "also") !== ""}>
					<TextField name="also" hint="also" rows={2} />
				</Details>
			</div>
			<LineField name="session-note" hint="session-note" labelSize="m" />
			<div className="app-dates-ahead" id="dates-ahead">
				{ahead ? (
					<>
						<h2 className="govuk-heading-m">{t("staff-sections:session.preview")}</h2>
						<p className="govuk-body">{ahead.summary}</p>
						{ahead.dates.length > 0 ? (
							<ol className="govuk-list app-dates-ahead__list">
								{ahead.dates.map(({ date, off }) => (
									<li key={date}>{off ? t("staff-sections:session.dateOff", { date, off }) : date}</li>
								))}
							</ol>
						) : (
							<WarningText>{t("staff-sections:session.none")}</WarningText>
						)}
						{notOn > 0 ? <WarningText>{t("staff-sections:session.notOn", { count: notOn })}</WarningText> : null}
						{ahead.termUnknown ? <p className="govuk-hint">{t("staff-sections:session.termUnknown")}</p> : null}
					</>
				) : null}
				<Button variant="secondary" name="intent" value="show">
					{t("staff-sections:session.show")}
				</Button>
			</div>
		</>
	);
}
