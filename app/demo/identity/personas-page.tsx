import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import type { Part } from "../../../db/seed";
import { Button, PhaseBanner, SkipLink } from "../../components/govuk";
import { Mark } from "../../components/mark";
import { PageHeading } from "../../components/page-heading";
import { SpeechProvider, useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import styles from "../../styles/app.scss?url";

export interface PersonaGroup {
	/** The council's name; null for those who belong to none. */
	council: string | null;
	people: { key: string; name: string; part: Part; organisation: string | null }[];
}

/** The list of made-up people that the demo's identity provider shows in place of a password. */
export function personasPage(props: { action: string; groups: readonly PersonaGroup[] }): string {
	return page(translator(ENGLISH.code)("staff-demo:title"), <Personas {...props} />);
}

/** What it shows when a sign-in cannot go on: the browser's "back", a link that was kept, a mistake in the product. */
export function lostPage(): string {
	return page(translator(ENGLISH.code)("staff-demo:lost.title"), <Lost />);
}

function page(title: string, body: ReactNode): string {
	const t = translator(ENGLISH.code);
	const document = (
		<html lang="en" dir="ltr" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<title>{`${title} – ${t("common:product")}`}</title>
				<meta name="robots" content="noindex" />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href={styles} />
			</head>
			<body className="govuk-template__body">
				<SpeechProvider language={ENGLISH} t={t}>
					<SkipLink />
					<Header />
					<div className="govuk-width-container app-page">
						<main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
							{body}
						</main>
					</div>
				</SpeechProvider>
			</body>
		</html>
	);
	return `<!DOCTYPE html>${renderToString(document)}`;
}

function Header() {
	const { t, paths } = useSpeech();
	return (
		<header className="app-header">
			<div className="app-header__brand">
				<div className="govuk-width-container">
					<a className="app-header__home" href={paths.start()}>
						<Mark />
						<span className="app-header__names">
							<span className="app-header__name">{t("common:product")}</span>
							<span className="app-header__about">{t("staff-demo:area")}</span>
						</span>
					</a>
				</div>
			</div>
			<PhaseBanner tag={t("common:demo.tag")}>{t("staff-demo:banner")}</PhaseBanner>
		</header>
	);
}

function Personas({ action, groups }: { action: string; groups: readonly PersonaGroup[] }) {
	const { t } = useSpeech();
	return (
		<form method="post" action={action}>
			<PageHeading lead={t("staff-demo:lead")}>{t("staff-demo:title")}</PageHeading>
			{groups.map(({ council, people }) => (
				<section key={council}>
					<h2 className="govuk-heading-m">{council ?? t("staff-demo:no-council")}</h2>
					<ul className="app-cards">
						{people.map(({ key, name, part, organisation }) => (
							<li key={key}>
								<div className="app-card">
									<p>
										<strong>
											{organisation
												? t("staff-demo:part-of", { part: t(`staff-demo:part.${part}`), organisation })
												: t(`staff-demo:part.${part}`)}
										</strong>
									</p>
									<p>{t(`staff-demo:may.${part}`)}</p>
									<Button variant="secondary" name="persona" value={key}>
										{t("staff-demo:be", { name })}
									</Button>
								</div>
							</li>
						))}
					</ul>
				</section>
			))}
			<Button variant="warning" name="persona" value="">
				{t("staff-demo:cancel")}
			</Button>
		</form>
	);
}

function Lost() {
	const { t, paths } = useSpeech();
	return (
		<>
			<PageHeading>{t("staff-demo:lost.title")}</PageHeading>
			<p className="govuk-body">{t("staff-demo:lost.body")}</p>
			<Button href={paths.signIn()}>{t("staff-demo:lost.again")}</Button>
		</>
	);
}
