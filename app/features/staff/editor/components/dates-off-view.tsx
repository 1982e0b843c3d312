import { BackLink, Button, ErrorSummary, NotificationBanner, Tag } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { DatesOffPage, OfferedClosure, OfferedDate } from "../dates-off.server";
import { DateField, FilledFields, LineField } from "./fields";

/** Dates that families read of, each with the button that calls it off or puts it back. */
export function DatesOffView({ page }: { page: DatesOffPage }) {
	const { t } = useSpeech();
	const { name, backHref, done, drafted, dates, closures, values, errors } = page;
	return (
		<>
			<BackLink href={backHref}>{name}</BackLink>
			<ErrorSummary errors={errors} />
			{done && errors.length === 0 ? (
				<NotificationBanner success>
					<p className="govuk-notification-banner__heading">{t(`staff-entries:dates.done.${done}`)}</p>
				</NotificationBanner>
			) : null}
			<PageHeading caption={name}>{t(`staff-entries:dates.${closures ? "hub" : "service"}`)}</PageHeading>
			<p className="govuk-body">{t("staff-entries:dates.atOnce")}</p>
			{drafted ? <p className="govuk-hint">{t("staff-entries:dates.drafted")}</p> : null}
			{dates ? <Dates dates={dates} /> : null}
			{closures ? (
				<FilledFields values={values} errors={errors.flatMap(({ field, text }) => (field ? [{ field, text }] : []))}>
					<Closing />
					<Closures closures={closures} />
				</FilledFields>
			) : null}
		</>
	);
}

function Dates({ dates }: { dates: readonly OfferedDate[] }) {
	const { t } = useSpeech();
	if (dates.length === 0) return <p className="govuk-body">{t("staff-entries:dates.none")}</p>;
	return (
		<form method="post" className="app-dates-off">
			<ul className="govuk-list">
				{dates.map(({ value, text, off }) => (
					<li key={value} className="app-dates-off__date">
						<span>
							{text}{" "}
							{off ? (
								<Tag colour={off === "called-off" ? "red" : "grey"}>{t(`staff-entries:dates.off.${off}`)}</Tag>
							) : null}
						</span>
						{off === null || off === "called-off" ? (
							<Button variant="secondary" name={off ? "on" : "off"} value={value}>
								{t(off ? "staff-entries:dates.putBack" : "staff-entries:dates.callOff")}
								<span className="govuk-visually-hidden"> {text}</span>
							</Button>
						) : null}
					</li>
				))}
			</ul>
		</form>
	);
}

function Closing() {
	const { t } = useSpeech();
	return (
		<form method="post" noValidate>
			<div className="app-side-by-side">
				<DateField name="from" words="closed-from" />
				<DateField name="to" words="exceptions-to" />
			</div>
			<LineField name="note" words="exceptions-note" hint="closed-note" />
			<Button>{t("staff-entries:dates.close")}</Button>
		</form>
	);
}

function Closures({ closures }: { closures: readonly OfferedClosure[] }) {
	const { t } = useSpeech();
	if (closures.length === 0) return null;
	return (
		<form method="post" className="app-dates-off">
			<h2 className="govuk-heading-m">{t("staff-entries:dates.closures")}</h2>
			<ul className="govuk-list">
				{closures.map(({ value, text, note }) => (
					<li key={value} className="app-dates-off__date">
						<span>
							{text}
							{note ? <span className="app-records__under">{note}</span> : null}
						</span>
						<Button variant="secondary" name="on" value={value}>
							{t("staff-entries:dates.open")}
							<span className="govuk-visually-hidden"> {text}</span>
						</Button>
					</li>
				))}
			</ul>
		</form>
	);
}
