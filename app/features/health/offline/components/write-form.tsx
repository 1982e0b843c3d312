import { Button, DateInput, Input, Select } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { QuestionField } from "../../sections/components/question-field";
import { SIMPLE_SECTIONS } from "../../sections/sections";
import type { OfflineKind } from "../offline-kinds";

/** A form that a script fills the children into and shows, one at a time: its fields are those of the kind's own page. */
export function WriteForm({ kind, title }: { kind: OfflineKind; title: string }) {
	const { t } = useSpeech();
	return (
		<template data-offline-form={kind}>
			<h3 className="govuk-heading-m" tabIndex={-1}>
				{title}
			</h3>
			<Select
				name="child"
				label={t("health-offline:write.child")}
				labelSize="s"
				options={[{ value: "", text: t("health-sections:choose") }]}
			/>
			{kind === "growth" ? <WeightFields /> : <SectionFields segment={kind} />}
			<div className="govuk-button-group">
				<Button>{t("health-offline:write.keep")}</Button>
				<button type="button" className="govuk-button govuk-button--secondary" data-offline-do="leave">
					{t("health-offline:write.leave")}
				</button>
			</div>
		</template>
	);
}

function WeightFields() {
	const { t } = useSpeech();
	return (
		<>
			<DateInput
				name="on"
				label={t("health-growth:form.on")}
				labelSize="s"
				defaultValues={{ day: "", month: "", year: "" }}
			/>
			{(["kilograms", "pounds", "ounces"] as const).map((unit) => (
				<Input
					key={unit}
					name={unit}
					label={t(`health-growth:form.${unit}`)}
					inputMode="decimal"
					autoComplete="off"
					width={4}
				/>
			))}
		</>
	);
}

function SectionFields({ segment }: { segment: Exclude<OfflineKind, "growth"> }) {
	const speech = useSpeech();
	// A photo waits for a network: on a phone that somebody else may unlock, words are enough.
	const questions = SIMPLE_SECTIONS[segment].questions(speech).filter(({ input }) => input !== "photo");
	return questions.map((question) => <QuestionField key={question.name} question={question} typed={{}} />);
}
