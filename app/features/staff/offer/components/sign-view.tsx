import { BackLink, Button, Checkboxes, ErrorSummary, Input, InsetText, Textarea } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { SignForm, SignPage } from "../sign-offer.server";
import { MissingPanel } from "./offer-desk-view";

/** What the leader signs: what is covered, what is missing, and a statement in words. */
export function SignView({ page, council }: { page: SignPage; council: string }) {
	const { t } = useSpeech();
	const { label, number, date, services, missing, values, errors } = page;
	const errorOf = (field: keyof SignForm) => errors.find((error) => error.field === field)?.text;
	return (
		<>
			<BackLink href={page.backHref} />
			<ErrorSummary errors={errors} />
			<PageHeading caption={label}>{t("staff-offer:sign.title", { number: String(number) })}</PageHeading>
			<section aria-labelledby="covers">
				<h2 className="govuk-heading-m" id="covers">
					{t("staff-offer:sign.covers")}
				</h2>
				<dl className="govuk-summary-list">
					{page.areas.map(({ area, heading, covered }) => (
						<div key={area} className="govuk-summary-list__row">
							<dt className="govuk-summary-list__key">{heading}</dt>
							<dd className="govuk-summary-list__value">{covered}</dd>
						</div>
					))}
				</dl>
				<MissingPanel missing={missing} lines={page.missingLines} />
			</section>
			<form method="post" noValidate>
				<input type="hidden" name="seen" value={page.seen} />
				{missing > 0 ? (
					<Checkboxes
						name="acknowledged"
						legend={t("staff-offer:sign.acknowledge.legend")}
						legendSize="m"
						error={errorOf("acknowledged")}
						defaultValues={values.acknowledged ? ["yes"] : []}
						choices={[{ value: "yes", label: t("staff-offer:sign.acknowledge.label", { count: missing }) }]}
					/>
				) : null}
				<Input
					name="name"
					label={t("staff-offer:sign.name")}
					labelSize="s"
					autoComplete="name"
					defaultValue={values.name}
					error={errorOf("name")}
				/>
				<Input
					name="role"
					label={t("staff-offer:sign.role")}
					labelSize="s"
					hint={t("staff-offer:sign.roleHint")}
					autoComplete="organization-title"
					defaultValue={values.role}
					error={errorOf("role")}
				/>
				<Textarea
					name="note"
					label={t("staff-offer:sign.note")}
					labelSize="s"
					hint={t("staff-offer:sign.noteHint")}
					rows={3}
					defaultValue={values.note}
					error={errorOf("note")}
				/>
				<InsetText>
					{t("staff-offer:sign.statement", {
						date,
						label,
						council,
						services: t("staff-offer:services", { count: services }),
					})}
				</InsetText>
				<p className="govuk-body app-measure">{t("staff-offer:sign.effect", { number: String(number) })}</p>
				<div className="govuk-button-group">
					<Button>{t("staff-offer:sign.button", { number: String(number) })}</Button>
					<a className="govuk-link" href={page.backHref}>
						{t("staff-offer:sign.cancel")}
					</a>
				</div>
			</form>
		</>
	);
}
