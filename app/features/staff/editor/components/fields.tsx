/**
 * The fields of the editor's forms. Each knows by its name what stands in it and what is wrong with it, and takes its
 * words from `staff-sections:field` and `staff-sections:hint`.
 */
import { createContext, type ReactNode, useContext } from "react";
import {
	Button,
	CharacterCount,
	Checkboxes,
	type Choice,
	DateInput,
	Input,
	type InputProps,
	Radios,
	Select,
	type SelectOption,
	Textarea,
} from "../../../../components/govuk";
import type { Values } from "../../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Namespaces } from "../../../../platform/i18n/namespaces";
import type { RowGroup } from "../sections/rows";

interface Filled {
	values: Values;
	/** In words, by the field's id. */
	errors: readonly { field: string; text: string }[];
}

const FilledForm = createContext<Filled>({ values: {}, errors: [] });

/** Gives the fields inside it what was typed and what is wrong. */
export function FilledFields({ values, errors, children }: Filled & { children: ReactNode }) {
	return <FilledForm.Provider value={{ values, errors }}>{children}</FilledForm.Provider>;
}

type Words = Namespaces["staff-sections"];
type FieldWords = keyof Words["field"];
type HintWords = keyof Words["hint"];

/** A field is named as its words are, or has words of another name: `phones-0-number` has those of `phones-number`. */
export type FieldOf = ({ name: FieldWords; words?: FieldWords } | { name: string; words: FieldWords }) & {
	hint?: HintWords;
	labelSize?: "s" | "m" | "l";
};

function useField({ name, words, hint, labelSize }: FieldOf) {
	const { t } = useSpeech();
	const { values, errors } = useContext(FilledForm);
	return {
		t,
		value: oneOf(values, name),
		values: allOf(values, name),
		part: (end: string) => oneOf(values, `${name}-${end}`),
		common: {
			name,
			labelSize,
			label: t(`staff-sections:field.${(words ?? name) as FieldWords}`),
			hint: hint && t(`staff-sections:hint.${hint}`),
			error: errors.find(({ field }) => field === name)?.text,
		},
	};
}

export const useValues = (): Values => useContext(FilledForm).values;
export const useErrors = (): Filled["errors"] => useContext(FilledForm).errors;

export function LineField({
	width,
	inputMode,
	type,
	...field
}: FieldOf & Pick<InputProps, "width" | "inputMode" | "type">) {
	const { value, common } = useField(field);
	return <Input {...common} defaultValue={value} {...{ width, inputMode, type }} />;
}

export function TextField({ rows, ...field }: FieldOf & { rows?: number }) {
	const { value, common } = useField(field);
	return <Textarea {...common} defaultValue={value} rows={rows} />;
}

/** A text with a limit that people do reach. */
export function LimitedField({ rows, limit, ...field }: FieldOf & { rows?: number; limit: number }) {
	const { t, value, common } = useField(field);
	return <CharacterCount {...common} defaultValue={value} rows={rows} limit={t("staff-sections:limit", { limit })} />;
}

export function DateField(field: FieldOf) {
	const { part, common } = useField(field);
	return <DateInput {...common} defaultValues={{ day: part("day"), month: part("month"), year: part("year") }} />;
}

type ChoicesOf = FieldOf & { choices: readonly Choice[]; id?: string; legend?: ReactNode; small?: boolean };

/** One of several. */
export function ChoiceField({ choices, inline, small, ...field }: ChoicesOf & { inline?: boolean }) {
	const { value, common } = useField(field);
	const { label, labelSize = "m", ...rest } = common;
	return (
		<Radios {...rest} legend={label} legendSize={labelSize} defaultValue={value} {...{ choices, inline, small }} />
	);
}

/** Any of several. A long list comes in parts of one name, each with its own legend and id. */
export function ChoicesField({ choices, id, legend, small, ...field }: ChoicesOf) {
	const { values, common } = useField(field);
	const { label, labelSize = "m", ...rest } = common;
	return (
		<Checkboxes
			{...rest}
			id={id}
			legend={legend ?? label}
			legendSize={labelSize}
			defaultValues={values}
			{...{ choices, small }}
		/>
	);
}

export function SelectField({
	options,
	labelHidden,
	...field
}: FieldOf & { options: readonly SelectOption[]; labelHidden?: boolean }) {
	const { value, common } = useField(field);
	return <Select {...common} options={options} labelHidden={labelHidden} defaultValue={value} />;
}

/** Rows of the same fields, each with a button that takes it away, and one below them that adds another. */
export function Rows({ group, children }: { group: RowGroup; children: (index: number) => ReactNode }) {
	const { t } = useSpeech();
	const ids = allOf(useValues(), group);
	return (
		<div className="app-rows">
			{ids.map((id, index) => {
				const title = t(`staff-sections:rows.${group}`, { number: index + 1 });
				return (
					<fieldset key={id} className="govuk-fieldset app-rows__row">
						<legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
						<input type="hidden" name={group} value={id} />
						{children(index)}
						<Button variant="secondary" className="app-rows__remove" name="intent" value={`remove:${group}:${index}`}>
							{t("staff-sections:rows.remove")}
							<span className="govuk-visually-hidden"> {title}</span>
						</Button>
					</fieldset>
				);
			})}
			<Button variant="secondary" name="intent" value={`add:${group}`}>
				{t(`staff-sections:rows.add-${group}`)}
			</Button>
		</div>
	);
}
