/** What stands around every page of a child's record. Each page asks by itself who may see it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { UnsentNotice } from "../../features/health/offline/components/unsent-notice";
import { countUnsent } from "../../features/health/offline/unsent.server";
import redBookStyles from "../../styles/red-book.scss?url";

export const links = () => [{ rel: "stylesheet", href: redBookStyles }];

/** Below `offline/` the pages say themselves what waits to be sent. */
export function loader({ request, context }: LoaderFunctionArgs) {
	return { unsent: context.path.startsWith("/red-book/offline") ? 0 : countUnsent(request) };
}

export default function RedBook() {
	return (
		<PageFrame>
			<UnsentNotice count={useLoaderData<typeof loader>().unsent} />
			<Outlet />
		</PageFrame>
	);
}
