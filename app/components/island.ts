/**
 * Where the scripts of islands are: the modules of `app/islands`, which a page loads by
 * `<script type="module" src={islandUrl("map")} />`. The build gives each a hashed name, development serves its source.
 */
export type Island = "page" | "map" | "locate" | "autosave" | "passkey" | "share-view" | "offline";

declare global {
	interface ImportMetaEnv {
		/** Written by `remix.config.js`. Absent where nothing was built, as in unit tests. */
		readonly ISLANDS?: Readonly<Partial<Record<Island, string>>>;
	}
}

export function islandUrl(name: Island): string {
	return import.meta.env.ISLANDS?.[name] ?? `/assets/island-${name}.js`;
}
