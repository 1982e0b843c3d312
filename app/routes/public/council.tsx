/** What stands around every page of a council. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { ErrorPage } from "../../components/error-page";
import { PageFrame } from "../../components/page-frame";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { ANYONE } from "../../model/people/asker";
import { machinePaths } from "../../paths";
import { pickText } from "../../platform/i18n/pick-text";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { slug, name, fictional, settings } = await requireCouncil(ANYONE, params.council);
	return {
		slug,
		name,
		fictional,
		languages: settings.languages,
		notice: settings.notice ? pickText(settings.notice, context.language.code) : null,
		// The colour is the version: a council that changes it gets a new address.
		brandStylesheet: machinePaths.brand(slug, settings.brandColour.replace("#", "").toLowerCase()),
	};
}

export default function CouncilPages() {
	return (
		<PageFrame council={useLoaderData<typeof loader>()}>
			<Outlet />
		</PageFrame>
	);
}

/** Keeps the council's header on pages that could not be shown; without one when the council itself is unknown. */
export function ErrorBoundary() {
	return <ErrorPage council={useRouteLoaderData<typeof loader>("routes/public/council")} />;
}
