import type { MetaDescriptor } from "@remix-run/node";
import { reasonFor } from "./reason-for";

interface MetaArgs {
	data: unknown;
	error?: unknown;
	matches: readonly { id: string; data: unknown }[];
}

/**
 * The `meta` of every page: its loader answers with the page's `title`, complete, and a `description` if it has one.
 * A page that failed takes its title from those that the root loader brings along.
 */
export function pageMeta({ data, error, matches }: MetaArgs): MetaDescriptor[] {
	if (error) return errorMeta(error, matches[0]?.data);
	if (typeof data !== "object" || data === null || !("title" in data)) return [];
	const { title } = data;
	const description = "description" in data ? data.description : undefined;
	return [
		{ title: String(title) },
		...(typeof description === "string" ? [{ name: "description", content: description }] : []),
	];
}

function errorMeta(error: unknown, root: unknown): MetaDescriptor[] {
	if (typeof root !== "object" || root === null || !("errorTitles" in root)) return [];
	const title = new Map(Object.entries(root.errorTitles ?? {})).get(reasonFor(error));
	return [...(title ? [{ title: String(title) }] : []), { name: "robots", content: "noindex" }];
}
