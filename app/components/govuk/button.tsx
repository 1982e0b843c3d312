import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface Look {
	children: ReactNode;
	variant?: "secondary" | "warning" | "inverse";
	/** The arrow of a page that begins a journey. */
	start?: boolean;
	className?: string;
}
interface AsLink extends Look {
	href: string;
	rel?: string;
	hrefLang?: string;
	download?: boolean;
}
interface AsButton extends Look {
	href?: undefined;
	type?: "submit" | "reset";
	name?: string;
	value?: string;
	/** The id of a form that the button does not stand in. */
	form?: string;
	formAction?: string;
}

/**
 * A button, or with `href` a link that looks like one. The link keeps its own role: the Design System's
 * `role="button"` promises that the space bar works, which takes JavaScript that these pages do not load.
 */
export function Button(props: AsLink | AsButton) {
	const { children, variant, start, className } = props;
	const classes = classNames(
		"govuk-button",
		variant && `govuk-button--${variant}`,
		start && "govuk-button--start",
		className,
	);
	const content = (
		<>
			{children}
			{start ? <StartIcon /> : null}
		</>
	);
	if (props.href !== undefined) {
		const { href, rel, hrefLang, download } = props;
		return (
			<a className={classes} href={href} rel={rel} hrefLang={hrefLang} download={download} draggable={false}>
				{content}
			</a>
		);
	}
	const { type = "submit", name, value, form, formAction } = props;
	return (
		<button className={classes} type={type} name={name} value={value} form={form} formAction={formAction}>
			{content}
		</button>
	);
}

function StartIcon() {
	return (
		<svg
			className="govuk-button__start-icon"
			xmlns="http://www.w3.org/2000/svg"
			width="17.5"
			height="19"
			viewBox="0 0 33 40"
			aria-hidden="true"
			focusable="false"
		>
			<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
		</svg>
	);
}
