/** The fields of a service's sections, but for its places and times. */
import { Details, Fieldset } from "../../../../components/govuk";
import {
	ACCESS_FEATURES,
	JOINING,
	LEVELS,
	LOCAL_TOPICS,
	STRANDS,
	type Topic,
	WIDER_TOPICS,
} from "../../../../model/listings/vocabulary";
import { rowField } from "../../../../platform/forms/rows";
import { LIMITS } from "../../../../platform/forms/text-fields";
import { useSpeech } from "../../../../platform/i18n/context";
import { COMMON_LANGUAGES } from "../../../directory/search/language-names";
import { INTERPRETERS } from "../sections/service-languages";
import { AGE_UNITS, AUDIENCES } from "../sections/service-who";
import { ChoiceField, ChoicesField, DateField, LimitedField, LineField, Rows, SelectField, TextField } from "./fields";

const TOPIC_PARTS = { strands: STRANDS, wider: WIDER_TOPICS, local: LOCAL_TOPICS };

/** What something is about, in the parts that the vocabulary has. */
export function TopicsField() {
	const { t } = useSpeech();
	const topics = (part: readonly Topic[]) => part.map((value) => ({ value, label: t(`vocabulary:topic.${value}`) }));
	return (
		<Fieldset legend={t("staff-sections:field.topics")} legendSize="m" describedBy="topics-about">
			<p className="govuk-hint" id="topics-about">
				{t("staff-sections:hint.topics")}
			</p>
			<div className="app-topics">
				{(["strands", "wider", "local"] as const).map((part) => (
					<ChoicesField
						key={part}
						name="topics"
						id={part === "strands" ? "topics" : `topics-${part}`}
						legend={t(`staff-sections:topics.${part}`)}
						labelSize="s"
						small
						choices={topics(TOPIC_PARTS[part])}
					/>
				))}
			</div>
		</Fieldset>
	);
}

export function ServiceAbout() {
	const { t } = useSpeech();
	return (
		<>
			<LineField name="name" hint="service-name" labelSize="m" />
			<LimitedField name="summary" hint="summary" labelSize="m" rows={2} limit={LIMITS.line} />
			<TextField name="description" hint="description" labelSize="m" rows={10} />
			<TopicsField />
			<ChoiceField
				name="level"
				choices={LEVELS.map((value) => ({
					value,
					label: t(`vocabulary:level.${value}`),
					hint: t(`vocabulary:levelHint.${value}`),
				}))}
			/>
			<LineField name="programme" hint="programme" labelSize="m" />
			<TextField name="alert" hint="alert" labelSize="m" rows={2} />
			<TextField name="source-note" hint="source-note" labelSize="m" rows={3} />
		</>
	);
}

export function ServiceWho() {
	const { t } = useSpeech();
	const units = AGE_UNITS.map((value) => ({ value, text: t(`staff-sections:choice.unit.${value}`) }));
	const age = (name: "from" | "to") => (
		<div className="app-age">
			<LineField name={name} width={3} inputMode="decimal" />
			<SelectField name={`${name}-unit`} words="age-unit" labelHidden options={units} />
		</div>
	);
	return (
		<>
			<ChoicesField
				name="who"
				hint="who"
				choices={[
					{ value: "pregnancy", label: t("staff-sections:choice.who.pregnancy") },
					{
						value: "children",
						label: t("staff-sections:choice.who.children"),
						conditional: (
							<Fieldset legend={t("staff-sections:age")} legendSize="s" describedBy="ages-hint">
								<p className="govuk-hint" id="ages-hint">
									{t("staff-sections:hint.ages")}
								</p>
								{age("from")}
								{age("to")}
							</Fieldset>
						),
					},
				]}
			/>
			<ChoiceField
				name="audience"
				choices={AUDIENCES.map((value) => ({ value, label: t(`staff-sections:choice.audience.${value}`) }))}
			/>
			<ChoicesField name="send" choices={[{ value: "yes", label: t("staff-sections:choice.send") }]} />
			<TextField name="who-note" hint="who-note" labelSize="m" rows={3} />
		</>
	);
}

export function ServiceCost() {
	const { t } = useSpeech();
	const prices = (
		<Rows group="costs">
			{(index) => (
				<>
					<LineField
						name={rowField("costs", index, "amount")}
						words="costs-amount"
						hint="costs-amount"
						width={5}
						inputMode="decimal"
					/>
					<LineField
						name={rowField("costs", index, "description")}
						words="costs-description"
						hint="costs-description"
					/>
					<Details summary={t("staff-sections:valid")}>
						<DateField name={rowField("costs", index, "from")} words="costs-from" hint="date" />
						<DateField name={rowField("costs", index, "to")} words="costs-to" />
					</Details>
				</>
			)}
		</Rows>
	);
	return (
		<>
			<ChoiceField
				name="free"
				choices={[
					{ value: "free", label: t("staff-sections:choice.free.free") },
					{ value: "paid", label: t("staff-sections:choice.free.paid"), conditional: prices },
				]}
			/>
			<TextField name="cost-note" hint="cost-note" labelSize="m" rows={3} />
		</>
	);
}

export function ServiceJoining() {
	const { t } = useSpeech();
	return (
		<>
			<ChoiceField
				name="joining"
				choices={JOINING.map((value) => ({
					value,
					label: t(`vocabulary:joining.${value}`),
					hint: t(`vocabulary:joiningHint.${value}`),
				}))}
			/>
			<TextField name="how-to-join" hint="how-to-join" labelSize="m" rows={3} />
			<LineField name="booking-url" hint="link" labelSize="m" type="url" />
			<LineField name="wait-weeks" hint="wait-weeks" labelSize="m" width={3} inputMode="numeric" />
		</>
	);
}

export function ServiceLanguages() {
	const { t, format } = useSpeech();
	const languages = COMMON_LANGUAGES.map((value) => ({ value, label: format.languageName(value) }));
	return (
		<>
			<div className="app-choices-in-columns">
				<ChoicesField name="held-in" choices={languages} small />
			</div>
			<LineField name="held-in-others" hint="languages" />
			<ChoiceField
				name="interpreter"
				choices={INTERPRETERS.map((value) => ({
					value,
					label: t(`staff-sections:choice.interpreter.${value}`),
					conditional: value === "some" && (
						<>
							<div className="app-choices-in-columns">
								<ChoicesField name="interpreted" labelSize="s" choices={languages} small />
							</div>
							<LineField name="interpreted-others" hint="languages" />
						</>
					),
				}))}
			/>
		</>
	);
}

export function ServiceAccess() {
	const { t } = useSpeech();
	return (
		<>
			<ChoicesField
				name="access"
				choices={ACCESS_FEATURES.map((value) => ({ value, label: t(`vocabulary:access.${value}`) }))}
			/>
			<TextField name="access-note" hint="access-note" labelSize="m" rows={3} />
		</>
	);
}
