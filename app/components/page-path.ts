import { useRouteLoaderData } from "@remix-run/react";

/** This page's URL, path and query, as it stands in English: the root's data says it. */
export function usePagePath(): string {
	return useRouteLoaderData<() => { path: string }>("root")?.path ?? "/";
}
