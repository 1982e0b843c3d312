import type { ReactNode } from "react";
import { Foreign, useSpeech } from "../platform/i18n/context";
import { AlertBox } from "./alert-box";
import type { FrameCouncil } from "./frame-council";
import { ExitThisPage, PhaseBanner, SkipLink } from "./govuk";
import { LanguageSwitcher } from "./language-switcher";
import { MainNavigation } from "./main-navigation";
import { Mark } from "./mark";
import { PageFooter } from "./page-footer";
import { ResumedNotice } from "./resumed-notice";

interface Props {
	council?: FrameCouncil;
	account?: boolean;
	children: ReactNode;
}

/** Everything around what a page has to say: the way out, whose page it is, the languages, the doors, the small print. */
export function PageFrame({ council, account = true, children }: Props) {
	const { t, paths } = useSpeech();
	return (
		<>
			<SkipLink />
			<header className="app-header">
				<ExitThisPage />
				<LanguageSwitcher codes={council?.languages} />
				<div className="app-header__brand">
					<div className="govuk-width-container">
						<a className="app-header__home" href={council ? paths.council(council.slug) : paths.start()}>
							<Mark />
							<span className="app-header__names">
								<span className="app-header__name">
									{council ? <CouncilName name={council.name} /> : t("common:product")}
								</span>
								<span className="app-header__about">{t("common:strapline")}</span>
							</span>
						</a>
					</div>
				</div>
				{council ? <MainNavigation council={council.slug} /> : null}
				{council?.fictional ? (
					<PhaseBanner tag={t("common:demo.tag")}>{t("common:demo.text", { council: council.name })}</PhaseBanner>
				) : null}
			</header>
			<div className="govuk-width-container app-page">
				{council?.notice ? (
					<AlertBox title={t("common:banner.important")}>
						<Foreign text={council.notice} as="p" className="govuk-body" />
					</AlertBox>
				) : null}
				<main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
					<ResumedNotice />
					{children}
				</main>
			</div>
			<PageFooter council={council} account={account} />
		</>
	);
}

/** Councils' names are English in every language. */
function CouncilName({ name }: { name: string }) {
	return <Foreign text={{ text: name, lang: "en", dir: "ltr" }} />;
}
