/** The fields of a place's and an organisation's sections. */

import { ACCESS_FEATURES, FACILITIES, HUB_STATUSES, HUB_TYPES } from "../../../../model/listings/vocabulary";
import { rowField } from "../../../../platform/forms/rows";
import { LIMITS } from "../../../../platform/forms/text-fields";
import { useSpeech } from "../../../../platform/i18n/context";
import { ChoiceField, ChoicesField, DateField, LimitedField, LineField, Rows, TextField } from "./fields";
import { WeekFields } from "./week-fields";

export function LocationAbout() {
	const { t } = useSpeech();
	const hub = (
		<>
			<ChoiceField
				name="hub-type"
				labelSize="s"
				choices={HUB_TYPES.map((value) => ({ value, label: t(`vocabulary:hubType.${value}`) }))}
			/>
			<ChoiceField
				name="hub-status"
				labelSize="s"
				inline
				choices={HUB_STATUSES.map((value) => ({ value, label: t(`staff-sections:choice.hubStatus.${value}`) }))}
			/>
			<DateField name="status-from" hint="status-from" />
			<TextField name="status-reason" hint="status-reason" rows={2} />
			<LineField name="formerly" hint="formerly" />
			<LineField name="co-located-with" hint="co-located-with" />
		</>
	);
	return (
		<>
			<LineField name="name" hint="place-name" labelSize="m" />
			<LimitedField name="summary" hint="summary" labelSize="m" rows={2} limit={LIMITS.line} />
			<TextField name="description" hint="description" labelSize="m" rows={8} />
			<ChoiceField
				name="hub"
				choices={[
					{ value: "hub", label: t("staff-sections:choice.hub.hub"), conditional: hub },
					{ value: "place", label: t("staff-sections:choice.hub.place") },
				]}
			/>
			<TextField name="alert" hint="alert" labelSize="m" rows={2} />
		</>
	);
}

/** @param position where it is now, in words; null while that is not known */
export function LocationAddress({ position }: { position: string | null }) {
	const { t } = useSpeech();
	return (
		<>
			<LineField name="line1" />
			<LineField name="line2" />
			<LineField name="town" width={20} />
			<LineField name="county" width={20} />
			<LineField name="postcode" width={10} />
			<ChoicesField
				name="masked"
				hint="masked"
				choices={[{ value: "yes", label: t("staff-sections:choice.masked") }]}
			/>
			<ChoiceField
				name="position"
				choices={[
					...(position
						? [
								{
									value: "keep",
									label: t("staff-sections:choice.position.keep", { words: position }),
									hint: t("staff-sections:choice.position.keepHint"),
								},
							]
						: []),
					{ value: "postcode", label: t("staff-sections:choice.position.postcode") },
					{
						value: "by-hand",
						label: t("staff-sections:choice.position.by-hand"),
						conditional: (
							<div className="app-side-by-side">
								<LineField name="lat" width={10} inputMode="decimal" />
								<LineField name="lon" width={10} />
							</div>
						),
					},
				]}
			/>
		</>
	);
}

export function LocationHours() {
	const { t } = useSpeech();
	return (
		<>
			<WeekFields name="week" legend={t("staff-sections:field.week")} hint={t("staff-sections:hint.hours")} />
			<ChoiceField
				name="bank-holidays"
				inline
				choices={(["closed", "open"] as const).map((value) => ({
					value,
					label: t(`staff-sections:choice.bankHolidays.${value}`),
				}))}
			/>
			<h2 className="govuk-heading-m">{t("staff-sections:rows.exceptionsHeading")}</h2>
			<p className="govuk-hint">{t("staff-sections:hint.exceptions")}</p>
			<Rows group="exceptions">
				{(index) => (
					<>
						<DateField name={rowField("exceptions", index, "date")} words="exceptions-date" />
						<DateField name={rowField("exceptions", index, "to")} words="exceptions-to" />
						<LineField name={rowField("exceptions", index, "hours")} words="exceptions-hours" hint="exceptions-hours" />
						<LineField name={rowField("exceptions", index, "note")} words="exceptions-note" />
					</>
				)}
			</Rows>
		</>
	);
}

export function LocationAccess() {
	const { t } = useSpeech();
	return (
		<>
			<ChoicesField
				name="access"
				choices={ACCESS_FEATURES.map((value) => ({ value, label: t(`vocabulary:access.${value}`) }))}
			/>
			<TextField name="access-note" hint="access-note" labelSize="m" rows={3} />
			<ChoicesField
				name="facilities"
				choices={FACILITIES.map((value) => ({ value, label: t(`vocabulary:facility.${value}`) }))}
			/>
		</>
	);
}

/** @param hub whether it is a hub, which may work elsewhere too */
export function LocationGettingThere({ hub }: { hub: boolean }) {
	return (
		<>
			<TextField name="getting-there" hint="getting-there" labelSize="m" rows={4} />
			{hub ? <TextField name="outreach" hint="outreach" labelSize="m" rows={4} /> : null}
		</>
	);
}

export function OrganisationAbout() {
	return (
		<>
			<LineField name="name" labelSize="m" />
			<TextField name="description" hint="organisation-description" labelSize="m" rows={6} />
			<LineField name="url" hint="link" labelSize="m" type="url" />
			<LineField name="email" labelSize="m" type="email" />
		</>
	);
}
