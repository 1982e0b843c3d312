/** What stands around a health professional's pages, which speak English. Each page asks by itself who may see it. */

import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { requireProfessional } from "../../features/people/require-staff.server";
import { inRecords } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { LeadingTo } from "../../platform/i18n/context";
import redBookStyles from "../../styles/red-book.scss?url";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: redBookStyles }];

export async function loader(args: LoaderFunctionArgs) {
	await requireProfessional(args);
	return null;
}

export default function Records() {
	return (
		<PageFrame>
			<LeadingTo to={inRecords}>
				<Outlet />
			</LeadingTo>
		</PageFrame>
	);
}
