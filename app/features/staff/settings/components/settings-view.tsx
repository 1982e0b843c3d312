import {
	BackLink,
	Button,
	Checkboxes,
	ErrorSummary,
	Fieldset,
	Input,
	InsetText,
	NotificationBanner,
	Radios,
	Select,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { allOf, oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { FieldView } from "../fields";
import type { SettingsList, SettingsPart } from "../settings-page.server";

/** All parts of a council's settings. */
export function SettingsListView({ page: { parts, backHref, saved } }: { page: SettingsList }) {
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={backHref}>{t("staff:nav.administration")}</BackLink>
			{saved ? <NotificationBanner success>{t("staff-settings:saved")}</NotificationBanner> : null}
			<PageHeading lead={t("staff-settings:lead")}>{t("staff-settings:title")}</PageHeading>
			<ul className="app-ledger">
				{parts.map(({ slug, name, about, href }) => (
					<li key={slug} className="app-ledger__row">
						<a className="govuk-link" href={href}>
							{name}
						</a>
						<span className="app-ledger__end">{about}</span>
					</li>
				))}
			</ul>
		</>
	);
}

/** One part: a form of one question set. */
export function SettingsPartView({ page }: { page: SettingsPart }) {
	const { t } = useSpeech();
	const { name, about, groups, values, errors, theirs, lines, contrast } = page;
	return (
		<>
			<BackLink href={page.backHref} />
			<ErrorSummary errors={errors} />
			<PageHeading caption={t("staff-settings:title")} lead={about}>
				{name}
			</PageHeading>
			{theirs.length > 0 ? (
				<section className="app-missing" aria-labelledby="theirs">
					<h2 className="govuk-heading-m" id="theirs">
						{t("staff-settings:theirs")}
					</h2>
					<dl className="govuk-summary-list">
						{theirs.map(({ label, text }) => (
							<div key={label} className="govuk-summary-list__row">
								<dt className="govuk-summary-list__key">{label}</dt>
								<dd className="govuk-summary-list__value">{text}</dd>
							</div>
						))}
					</dl>
				</section>
			) : null}
			{lines ? (
				<Lines lines={lines} />
			) : (
				<form method="post" noValidate className="app-measure">
					<input type="hidden" name="seen" value={page.seen} />
					{contrast ? <InsetText>{contrast}</InsetText> : null}
					{groups.map(({ legend, fields }) =>
						legend ? (
							<Fieldset key={legend} legend={legend} legendSize="m">
								{fields.map((field) => (
									<Field key={field.name} field={field} values={values} errors={errors} />
								))}
							</Fieldset>
						) : (
							fields.map((field) => (
								<Field key={field.name} field={field} values={values} errors={errors} labelSize="m" />
							))
						),
					)}
					<Button>{t("staff-settings:save")}</Button>
				</form>
			)}
		</>
	);
}

function Lines({ lines }: { lines: NonNullable<SettingsPart["lines"]> }) {
	const { t } = useSpeech();
	return (
		<>
			<ul className="app-ledger">
				{lines.map(({ id, name, href }) => (
					<li key={id} className="app-ledger__row">
						<a className="govuk-link" href={href}>
							{name}
						</a>
					</li>
				))}
			</ul>
			<Button href="?line=new">{t("staff-settings:addLine")}</Button>
		</>
	);
}

interface FieldProps extends Pick<SettingsPart, "values" | "errors"> {
	field: FieldView;
	labelSize?: "m";
}

function Field({ field, values, errors, labelSize }: FieldProps) {
	const { name, type, label, hint, lang, dir, rows, choices = [] } = field;
	const error = errors.find((one) => one.field === name)?.text;
	const value = oneOf(values, name);
	switch (type) {
		case "line":
			return <Input {...{ name, label, labelSize, hint, error, lang, dir }} defaultValue={value} />;
		case "text":
			return <Textarea {...{ name, label, labelSize, hint, error, lang, dir, rows }} defaultValue={value} />;
		case "choice":
			return <Radios {...{ name, hint, error, choices }} legend={label} legendSize="m" defaultValue={value} />;
		case "choices":
			return (
				<Checkboxes
					{...{ name, hint, error, choices }}
					legend={label}
					legendSize="m"
					defaultValues={allOf(values, name)}
				/>
			);
		case "select":
			return (
				<Select
					{...{ name, label, labelSize, hint, error }}
					options={choices.map((choice) => ({ value: choice.value, text: choice.label }))}
					defaultValue={value}
				/>
			);
	}
}
