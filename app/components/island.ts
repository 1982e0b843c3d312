/**
 * Where the scripts of islands are: modules of `app/islands` that a page loads by
 * `<script type="module" src={islandUrl("map")} />`. The build gives each a hashed name, development serves its source.
 */
export type Island = "map" | "locate";

interface BuildFacts {
	/** Written by `remix.config.js`. Absent where nothing was built, as in unit tests. */
	ISLANDS?: Partial<Record<Island, string>>;
}

export function islandUrl(name: Island): string {
	const { ISLANDS }: BuildFacts = import.meta.env;
	return ISLANDS?.[name] ?? `/assets/island-${name}.js`;
}
