import { Links, Meta, Outlet, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { islandUrl } from "./components/island";
import { inLanguage } from "./paths";
import { isEnglishOnly } from "./platform/english-only";
import { useSpeech } from "./platform/i18n/context";
import { LANGUAGES } from "./platform/i18n/languages";
import type { loader as councilLoader } from "./routes/public/council";
import type { RootData } from "./server/root-data.server";
import rtlStyles from "./styles/app.rtl.scss?url";
import ltrStyles from "./styles/app.scss?url";

export { ErrorPage as ErrorBoundary } from "./components/error-page";
export { pageMeta as meta } from "./components/page-meta";

/** A page that is left must not show when somebody goes back to it. React does not know the attribute yet. */
const BEFORE_IT_IS_DRAWN = { blocking: "render" };

/** The document, with the small script of all pages for families. A page that needs another island asks for it. */
export function Layout({ children }: { children: ReactNode }) {
	const { language } = useSpeech();
	const root = useRouteLoaderData<() => RootData>("root");
	const council = useRouteLoaderData<typeof councilLoader>("routes/public/council");
	const isEnglish = useMatches().some(({ handle }) => isEnglishOnly(handle));
	const isElsewhere = root !== undefined && root.errorTitle === null && !isEnglish;
	const languages = LANGUAGES.filter(({ code }) => !council || council.languages.includes(code));
	return (
		<html lang={language.code} dir={language.dir} className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<Meta />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href={language.dir === "rtl" ? rtlStyles : ltrStyles} />
				{council ? <link rel="stylesheet" href={council.brandStylesheet} /> : null}
				{isEnglish ? null : <script type="module" async src={islandUrl("page")} {...BEFORE_IT_IS_DRAWN} />}
				{isElsewhere
					? languages.map(({ code }) => (
							<link key={code} rel="alternate" hrefLang={code} href={root.origin + inLanguage(code, root.path)} />
						))
					: null}
				<Links />
			</head>
			<body className="govuk-template__body">{children}</body>
		</html>
	);
}

export default function App() {
	return <Outlet />;
}
