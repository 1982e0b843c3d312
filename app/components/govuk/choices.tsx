import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Fieldset } from "./fieldset";
import { describedBy } from "./form-group";

export interface Choice {
	value: string;
	label: ReactNode;
	hint?: ReactNode;
	/** What is asked of those who choose it: hidden while it is not chosen, where the stylesheet can see that. */
	conditional?: ReactNode;
	/** When the label is in another language than the page. */
	lang?: string;
	dir?: "ltr" | "rtl";
}

/** Radios and checkboxes are the same list of choices under one legend. */
export interface ChoicesProps {
	name: string;
	/** Stem of the choices' ids: the first is `id`, the next `id-2` … `name` unless given. */
	id?: string;
	legend: ReactNode;
	legendSize?: "s" | "m" | "l";
	/** The legend is the page's heading. */
	heading?: boolean;
	hint?: ReactNode;
	error?: ReactNode;
	choices: readonly Choice[];
	small?: boolean;
}

interface Props extends ChoicesProps {
	type: "radio" | "checkbox";
	inline?: boolean;
	isChosen: (value: string) => boolean;
}

export function Choices(props: Props) {
	const { type, name, id = name, legend, legendSize, heading, hint, error, choices, small, inline, isChosen } = props;
	const block = type === "radio" ? "govuk-radios" : "govuk-checkboxes";
	return (
		<div className={classNames("govuk-form-group", error && "govuk-form-group--error")}>
			<Fieldset {...{ legend, legendSize, heading }} describedBy={describedBy(id, props)}>
				{hint ? (
					<div id={`${id}-hint`} className="govuk-hint">
						{hint}
					</div>
				) : null}
				{error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
				<div className={classNames(block, small && `${block}--small`, inline && `${block}--inline`)}>
					{choices.map((choice, index) => {
						const own = index === 0 ? id : `${id}-${index + 1}`;
						return (
							<Fragment key={choice.value}>
								<div className={`${block}__item`}>
									<input
										className={`${block}__input`}
										id={own}
										name={name}
										type={type}
										value={choice.value}
										defaultChecked={isChosen(choice.value)}
										aria-describedby={choice.hint ? `${own}-item-hint` : undefined}
									/>
									<label className={`govuk-label ${block}__label`} htmlFor={own} lang={choice.lang} dir={choice.dir}>
										{choice.label}
									</label>
									{choice.hint ? (
										<div id={`${own}-item-hint`} className={`govuk-hint ${block}__hint`}>
											{choice.hint}
										</div>
									) : null}
								</div>
								{choice.conditional ? <div className={`${block}__conditional`}>{choice.conditional}</div> : null}
							</Fragment>
						);
					})}
				</div>
			</Fieldset>
		</div>
	);
}
