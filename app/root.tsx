import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { inLanguage } from "./paths";
import { PAGE_ERRORS, type PageError } from "./platform/errors";
import { isResumed } from "./platform/forms/resumed";
import { useSpeech } from "./platform/i18n/context";
import { LANGUAGES } from "./platform/i18n/languages";
import { translator } from "./platform/i18n/translate.server";
import type { loader as councilLoader } from "./routes/public/council";
import rtlStyles from "./styles/app.rtl.scss?url";
import ltrStyles from "./styles/app.scss?url";

export { ErrorPage as ErrorBoundary } from "./components/error-page";
export { pageMeta as meta } from "./components/page-meta";

export function loader({ context }: LoaderFunctionArgs) {
	const t = translator(context.language.code);
	const reasons = [...(Object.keys(PAGE_ERRORS) as PageError[]), "fault"] as const;
	const errorTitles = Object.fromEntries(
		reasons.map((reason) => [reason, `${t(`errors:page.${reason}.title`)} – ${t("common:product")}`]),
	);
	return {
		path: context.path,
		origin: context.origin,
		resumed: resumedIn(context),
		errorTitles,
	};
}

/** What became of a form that met an ended session, on the page that its sender is led back to. */
function resumedIn({ posted, notDone }: AppLoadContext): "form" | "button" | null {
	if (notDone) return "button";
	return posted && isResumed(posted.values) ? "form" : null;
}

/** The document. Pages load no script of their own here: one that needs an island asks for it. */
export function Layout({ children }: { children: ReactNode }) {
	const { language } = useSpeech();
	const root = useRouteLoaderData<typeof loader>("root");
	const council = useRouteLoaderData<typeof councilLoader>("routes/public/council");
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
				{root
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
