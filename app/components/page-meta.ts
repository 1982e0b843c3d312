import type { MetaDescriptor } from "@remix-run/node";

interface MetaArgs {
	data: unknown;
	error?: unknown;
	matches: readonly { id: string; data: unknown }[];
}

/**
 * The `meta` of every page: its loader answers with the page's `title`, complete, and a `description` if it has one.
 * A page that failed takes its title from the root's data.
 */
export function pageMeta({ data, error, matches }: MetaArgs): MetaDescriptor[] {
	if (error) return errorMeta(matches[0]?.data);
	if (typeof data !== "object" || data === null || !("title" in data)) return [];
	const { title } = data;
	const description = "description" in data ? data.description : undefined;
	return [
		{ title: String(title) },
		...(typeof description === "string" ? [{ name: "description", content: description }] : []),
	];
}

function errorMeta(root: unknown): MetaDescriptor[] {
	const title = typeof root === "object" && root !== null && "errorTitle" in root ? root.errorTitle : null;
	return [...(title ? [{ title: String(title) }] : []), { name: "robots", content: "noindex" }];
}
