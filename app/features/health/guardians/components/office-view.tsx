import { Button, DateInput, ErrorSummary, Input, NotificationBanner } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Found, OfficePage } from "../office-page.server";

interface Props {
	page: OfficePage;
	/** Entries that families say are wrong, and whose authors do not answer. */
	problems: readonly Task[];
	refused?: Exclude<Found, { ok: true }>;
}

interface Task {
	id: string;
	href: string;
	text: string;
	since?: string;
}

/** What waits for a record administrator, and finding a record. */
export function OfficeView({ page, problems, refused }: Props) {
	const { t } = useSpeech();
	const errors = listErrors(refused?.errors ?? {}, (reason, limit, field) =>
		t(`staff-guardians:error.${reason}`, {
			limit,
			field: t(`staff-guardians:find.${field as "nhsNumber" | "bornOn"}`),
		}),
	);
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const typed = refused?.typed ?? {};
	return (
		<>
			<ErrorSummary errors={errors} />
			{page.done && !refused ? <NotificationBanner success>{page.done}</NotificationBanner> : null}
			<PageHeading lead={t("staff-guardians:lead")}>{t("staff-guardians:title")}</PageHeading>
			<h2 className="govuk-heading-m">{t("staff-guardians:claims.title")}</h2>
			{page.claims.length === 0 ? <p className="govuk-body">{t("staff-guardians:claims.none")}</p> : null}
			<Tasks rows={page.claims} />
			{problems.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:problems.title", { count: problems.length })}</h2>
					<Tasks rows={problems} />
				</>
			) : null}
			{page.reviews.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:reviews.title")}</h2>
					<Tasks rows={page.reviews} />
				</>
			) : null}
			{page.due.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:due.title")}</h2>
					<Tasks rows={page.due} />
				</>
			) : null}
			<form method="post" className="app-measure" noValidate>
				<h2 className="govuk-heading-m">{t("staff-guardians:find.title")}</h2>
				<p className="govuk-body">{t("staff-guardians:find.lead")}</p>
				<Input
					name="nhsNumber"
					label={t("staff-guardians:find.nhsNumber")}
					labelSize="s"
					inputMode="numeric"
					autoComplete="off"
					defaultValue={oneOf(typed, "nhsNumber")}
					error={errorOf("nhsNumber")}
				/>
				<DateInput
					name="bornOn"
					label={t("staff-guardians:find.bornOn")}
					labelSize="s"
					error={errorOf("bornOn")}
					defaultValues={{
						day: oneOf(typed, "bornOn-day"),
						month: oneOf(typed, "bornOn-month"),
						year: oneOf(typed, "bornOn-year"),
					}}
				/>
				<Button>{t("staff-guardians:find.submit")}</Button>
			</form>
		</>
	);
}

function Tasks({ rows }: { rows: readonly Task[] }) {
	if (rows.length === 0) return null;
	return (
		<ul className="app-tasks">
			{rows.map(({ id, href, text, since }) => (
				<li key={id} className="app-tasks__item">
					<span>
						<a className="govuk-link" href={href}>
							{text}
						</a>
						{since ? <span className="app-records__under">{since}</span> : null}
					</span>
				</li>
			))}
		</ul>
	);
}
