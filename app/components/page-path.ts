import { useRouteLoaderData } from "@remix-run/react";
import type { loader as rootLoader } from "../root";

/** This page's URL, path and query, as it stands in English. */
export function usePagePath(): string {
	return useRouteLoaderData<typeof rootLoader>("root")?.path ?? "/";
}
