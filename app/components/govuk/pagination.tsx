import { useSpeech } from "../../platform/i18n/context";
import { classNames } from "./class-names";
import { pageSteps } from "./page-steps";

export interface PaginationProps {
	/** From 1. */
	page: number;
	pages: number;
	/** The URL of a page. */
	href: (page: number) => string;
}

/** Nothing when there is one page only. */
export function Pagination({ page, pages, href }: PaginationProps) {
	const { t, format } = useSpeech();
	if (pages < 2) return null;
	return (
		<nav className="govuk-pagination" aria-label={t("common:pagination.label")}>
			{page > 1 ? (
				<div className="govuk-pagination__prev">
					<a className="govuk-link govuk-pagination__link" href={href(page - 1)} rel="prev">
						<Arrow towards="prev" />
						<span className="govuk-pagination__link-title">{t("common:pagination.previous")}</span>
					</a>
				</div>
			) : null}
			<ul className="govuk-pagination__list">
				{pageSteps(page, pages).map((step, index, steps) =>
					step === null ? (
						<li key={`after-${steps[index - 1]}`} className="govuk-pagination__item govuk-pagination__item--ellipsis">
							⋯
						</li>
					) : (
						<li
							key={step}
							className={classNames("govuk-pagination__item", step === page && "govuk-pagination__item--current")}
						>
							<a
								className="govuk-link govuk-pagination__link"
								href={href(step)}
								aria-label={t("common:pagination.page", { page: format.number(step) })}
								aria-current={step === page ? "page" : undefined}
							>
								{format.number(step)}
							</a>
						</li>
					),
				)}
			</ul>
			{page < pages ? (
				<div className="govuk-pagination__next">
					<a className="govuk-link govuk-pagination__link" href={href(page + 1)} rel="next">
						<span className="govuk-pagination__link-title">{t("common:pagination.next")}</span>
						<Arrow towards="next" />
					</a>
				</div>
			) : null}
		</nav>
	);
}

const ARROWS = {
	prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
	next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function Arrow({ towards }: { towards: "prev" | "next" }) {
	return (
		<svg
			className={`govuk-pagination__icon govuk-pagination__icon--${towards}`}
			xmlns="http://www.w3.org/2000/svg"
			height="13"
			width="15"
			aria-hidden="true"
			focusable="false"
			viewBox="0 0 15 13"
		>
			<path d={ARROWS[towards]} />
		</svg>
	);
}
