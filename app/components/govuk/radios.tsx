import { Choices, type ChoicesProps } from "./choices";

export interface RadiosProps extends ChoicesProps {
	inline?: boolean;
	defaultValue?: string | null;
}

export function Radios({ defaultValue, ...props }: RadiosProps) {
	return <Choices type="radio" isChosen={(value) => value === defaultValue} {...props} />;
}
