import type { ReactNode } from "react";
import { useSpeech } from "../../platform/i18n/context";
import { PhaseBanner, SkipLink } from "../govuk";
import { Mark } from "../mark";
import { PageFooter } from "../page-footer";
import { usePagePath } from "../page-path";
import { ResumedNotice } from "../resumed-notice";

export interface StaffLink {
	href: string;
	text: string;
	/** Things that wait behind it. */
	count?: number;
	/** Pages behind it whose addresses do not begin with its own. */
	leadsTo?: readonly string[];
}

export interface StaffFrameProps {
	/** The council's name, or the product's where no council is chosen yet. */
	heading: string;
	homeHref: string;
	person: string | null;
	/** The staff area's doors, those that the person may open. The first is home. */
	doors: readonly StaffLink[];
	siteHref: string | null;
	demo: boolean;
	children: ReactNode;
}

/** Everything around a page of the staff area: whose it is, who is signed in, the doors they may open. */
export function StaffFrame(props: StaffFrameProps) {
	const { heading, homeHref, person, doors, siteHref, demo, children } = props;
	const { t, paths } = useSpeech();
	return (
		<>
			<SkipLink />
			<header className="app-header app-staff-header">
				<div className="app-header__brand">
					<div className="govuk-width-container app-staff-header__row">
						<a className="app-header__home" href={homeHref}>
							<Mark />
							<span className="app-header__names">
								<span className="app-header__name">{heading}</span>
								<span className="app-header__about">{t("staff:area")}</span>
							</span>
						</a>
						{person ? (
							<ul className="app-staff-header__account">
								<li>
									<a href={paths.account()}>
										<span className="govuk-visually-hidden">{t("staff:account")}: </span>
										{person}
									</a>
								</li>
								<li>
									<form method="post" action={paths.signOut()}>
										<button className="app-staff-header__button" type="submit">
											{t("staff:sign-out")}
										</button>
									</form>
								</li>
							</ul>
						) : null}
					</div>
				</div>
				{doors.length > 0 ? <StaffNavigation doors={doors} siteHref={siteHref} /> : null}
				{demo ? <PhaseBanner tag={t("common:demo.tag")}>{t("common:demo.staff")}</PhaseBanner> : null}
			</header>
			<div className="govuk-width-container app-page">
				<main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
					<ResumedNotice />
					{children}
				</main>
			</div>
			<PageFooter account={!person} />
		</>
	);
}

function StaffNavigation({ doors, siteHref }: { doors: readonly StaffLink[]; siteHref: string | null }) {
	const { t } = useSpeech();
	const [here = ""] = usePagePath().split("?");
	return (
		<nav className="app-nav app-no-print" aria-label={t("staff:nav.label")}>
			<details className="app-unfolds govuk-width-container">
				<summary className="app-nav__summary">{t("common:nav.menu")}</summary>
				<ul className="app-nav__list">
					{doors.map(({ href, text, count, leadsTo = [] }, index) => {
						// The first door is home, which every other address begins with.
						const below = index > 0 && [href, ...leadsTo].some((path) => `${here}/`.startsWith(`${path}/`));
						const current = here === href ? "page" : below ? "true" : undefined;
						return (
							<li key={href}>
								<a className="app-nav__link" href={href} aria-current={current}>
									{text}
									{count ? <span className="app-staff-count"> {count}</span> : null}
								</a>
							</li>
						);
					})}
					{siteHref ? (
						<li>
							<a className="app-nav__link" href={siteHref}>
								{t("staff:view-site")}
							</a>
						</li>
					) : null}
				</ul>
			</details>
		</nav>
	);
}
