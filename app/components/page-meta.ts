import type { MetaDescriptor } from "@remix-run/node";

/** The `meta` of every page: its loader answers with the page's `title`, complete, and a `description` if it has one. */
export function pageMeta({ data }: { data: unknown }): MetaDescriptor[] {
	if (typeof data !== "object" || data === null || !("title" in data)) return [];
	const { title } = data;
	const description = "description" in data ? data.description : undefined;
	return [
		{ title: String(title) },
		...(typeof description === "string" ? [{ name: "description", content: description }] : []),
	];
}
