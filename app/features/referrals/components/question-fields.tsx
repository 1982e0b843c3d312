import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from "../../../components/govuk";
import { CONTACT_WAYS, SUBJECTS, URGENCIES } from "../../../model/referrals/referral";
import type { Values } from "../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { QuestionPage } from "../question-page.server";

interface Props {
	page: QuestionPage;
	typed: Values;
	errors: readonly { field: string; text: string }[];
}

/** What a question asks. Those of one field have it as the page's heading. */
export function QuestionFields({ page: { question, languages }, typed, errors }: Props) {
	const { t } = useSpeech();
	const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text;
	const box = (name: "givenName" | "familyName" | "phone" | "email" | "postcode" | "times" | "hideFrom") => (
		<Input
			name={name}
			label={t(`staff-referrals:field.${name}`)}
			labelSize="s"
			hint={HINTED.has(name) ? t(`staff-referrals:hint.${name as "times"}`) : undefined}
			autoComplete="off"
			defaultValue={oneOf(typed, name)}
			error={errorOf(name)}
		/>
	);
	const area = (name: "access" | "why" | "hopes") => (
		<Textarea
			name={name}
			label={t(`staff-referrals:field.${name}`)}
			labelSize="s"
			hint={t(`staff-referrals:hint.${name}`)}
			rows={4}
			defaultValue={oneOf(typed, name)}
			error={errorOf(name)}
		/>
	);
	const day = (name: "bornOn" | "dueOn" | "childBornOn") => (
		<DateInput
			name={name}
			label={t(`staff-referrals:field.${name}`)}
			labelSize="s"
			hint={name === "bornOn" ? undefined : t(`staff-referrals:hint.${name}`)}
			error={errorOf(name)}
			defaultValues={{
				day: oneOf(typed, `${name}-day`),
				month: oneOf(typed, `${name}-month`),
				year: oneOf(typed, `${name}-year`),
			}}
		/>
	);
	const yesNo = (name: "answer" | "interpreter", legend: string, size: "s" | "l", hint?: string) => (
		<Radios
			name={name}
			legend={legend}
			legendSize={size}
			heading={size === "l"}
			hint={hint}
			error={errorOf(name)}
			choices={(["yes", "no"] as const).map((value) => ({ value, label: t(`staff-referrals:${value}`) }))}
			defaultValue={oneOf(typed, name)}
		/>
	);
	switch (question) {
		case "safety":
		case "consent":
			return yesNo("answer", t(`staff-referrals:question.${question}`), "l", t(`staff-referrals:lead.${question}`));
		case "who":
			return (
				<>
					<Radios
						name="subject"
						legend={t("staff-referrals:field.subject")}
						legendSize="s"
						error={errorOf("subject")}
						choices={SUBJECTS.map((value) => ({
							value,
							label: t(`staff-referrals:subject.${value}`),
							conditional: value === "child" ? undefined : day(value === "parent" ? "childBornOn" : "dueOn"),
						}))}
						defaultValue={oneOf(typed, "subject")}
					/>
					{box("givenName")}
					{box("familyName")}
					{day("bornOn")}
				</>
			);
		case "contact":
			return (
				<>
					{box("phone")}
					{box("email")}
					{box("postcode")}
				</>
			);
		case "safe-contact":
			return (
				<>
					<Checkboxes
						name="ways"
						legend={t("staff-referrals:field.ways")}
						legendSize="s"
						error={errorOf("ways")}
						choices={CONTACT_WAYS.map((value) => ({
							value,
							label: t(value === "referrer" ? "staff-referrals:through-me" : `staff-referrals:way.${value}`),
						}))}
						defaultValues={allOf(typed, "ways")}
					/>
					{box("times")}
					<Checkboxes
						name="noVoicemail"
						legend={t("staff-referrals:field.voicemail")}
						legendSize="s"
						choices={[{ value: "yes", label: t("staff-referrals:voicemail.no") }]}
						defaultValues={allOf(typed, "noVoicemail")}
					/>
					{box("hideFrom")}
					<Select
						name="language"
						label={t("staff-referrals:field.language")}
						labelSize="s"
						options={[{ value: "", text: "" }, ...languages]}
						defaultValue={oneOf(typed, "language")}
						error={errorOf("language")}
					/>
					{yesNo("interpreter", t("staff-referrals:field.interpreter"), "s")}
					{area("access")}
				</>
			);
		case "reason":
			return (
				<>
					{area("why")}
					{area("hopes")}
				</>
			);
		case "urgency":
			return (
				<Radios
					name="urgency"
					legend={t("staff-referrals:question.urgency")}
					legendSize="l"
					heading
					hint={t("staff-referrals:lead.urgency")}
					error={errorOf("urgency")}
					choices={URGENCIES.map((value) => ({ value, label: t(`staff-referrals:urgency.${value}`) }))}
					defaultValue={oneOf(typed, "urgency")}
				/>
			);
	}
}

const HINTED: ReadonlySet<string> = new Set(["postcode", "times", "hideFrom"]);
