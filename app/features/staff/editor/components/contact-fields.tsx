import { Details } from "../../../../components/govuk";
import { rowField } from "../../../../platform/forms/rows";
import { useSpeech } from "../../../../platform/i18n/context";
import { PHONE_KINDS } from "../sections/contact";
import { LineField, Rows, SelectField } from "./fields";
import { WeekFields } from "./week-fields";

/** Telephones, e-mail and website; a service may name a person too. */
export function ContactFields({ person }: { person: boolean }) {
	const { t } = useSpeech();
	const kinds = PHONE_KINDS.map((value) => ({ value, text: t(`staff-sections:choice.phone.${value}`) }));
	return (
		<>
			<Rows group="phones">
				{(index) => {
					const name = (field: string) => rowField("phones", index, field);
					return (
						<>
							<div className="app-side-by-side">
								<LineField name={name("number")} words="phones-number" width={20} type="tel" />
								<SelectField name={name("kind")} words="phones-kind" options={kinds} />
							</div>
							<LineField name={name("description")} words="phones-description" hint="phones-description" />
							<Details summary={t("staff-sections:phoneHours")}>
								<WeekFields name={name("hours")} hint={t("staff-sections:hint.phones-hours")} />
							</Details>
						</>
					);
				}}
			</Rows>
			<LineField name="email" labelSize="m" type="email" />
			<LineField name="url" hint="link" labelSize="m" type="url" />
			{person ? (
				<fieldset className="govuk-fieldset">
					<legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{t("staff-sections:person")}</legend>
					<p className="govuk-hint">{t("staff-sections:hint.person")}</p>
					<LineField name="person-name" />
					<LineField name="person-title" />
				</fieldset>
			) : null}
		</>
	);
}
