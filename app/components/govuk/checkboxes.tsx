import { Choices, type ChoicesProps } from "./choices";

export interface CheckboxesProps extends ChoicesProps {
	defaultValues?: readonly string[];
}

export function Checkboxes({ defaultValues = [], ...props }: CheckboxesProps) {
	return <Choices type="checkbox" isChosen={(value) => defaultValues.includes(value)} {...props} />;
}
