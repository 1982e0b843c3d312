import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { requireCouncil } from "../../features/councils/queries.server";

export async function loader({ params }: LoaderFunctionArgs) {
	const { slug, name } = await requireCouncil(params.council);
	return { slug, name };
}

export default function CouncilPages() {
	return <Outlet />;
}
