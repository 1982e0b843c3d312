/** What stands around every page of a council's staff area, which speaks English. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "../../components/error-page";
import { StaffFrame } from "../../components/staff/staff-frame";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffDoors } from "../../features/people/staff-doors";
import { pathsFor, staffPaths } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
	const { council, person, can } = await requireStaff(args, "staff.enter");
	return {
		heading: council.name,
		homeHref: staffPaths(council.slug).home(),
		person: person.name,
		doors: staffDoors(council.slug, can, speechIn(ENGLISH)),
		siteHref: pathsFor("en").council(council.slug),
		demo: council.fictional,
	};
}

export default function StaffArea() {
	return (
		<StaffFrame {...useLoaderData<typeof loader>()}>
			<Outlet />
		</StaffFrame>
	);
}

/** Keeps the staff area around a page that could not be shown; without it for those who may not be here. */
export function ErrorBoundary() {
	const frame = useRouteLoaderData<typeof loader>("routes/staff/layout");
	if (!frame) return <ErrorPage />;
	const inFrame = (page: ReactNode) => <StaffFrame {...frame}>{page}</StaffFrame>;
	return <ErrorPage staff={{ homeHref: frame.homeHref, frame: inFrame }} />;
}
