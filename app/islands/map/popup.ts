import type { Map as LeafletMap, Marker } from "leaflet";
import type { MapData } from "../../components/map-data";

/**
 * Gives a pin something that opens beside it, and brings the keyboard along, which Leaflet leaves behind: into the popup
 * when it opens, out by Escape, and back to where it came from when it closes.
 * @returns the pin
 */
export function openable(
	pin: Marker,
	map: LeafletMap,
	parts: readonly HTMLElement[],
	{ dir, words }: Pick<MapData, "dir" | "words">,
): Marker {
	const content = document.createElement("div");
	content.dir = dir;
	content.append(...parts);
	let opener: Element | null = null;
	const box = () => content.closest<HTMLElement>(".leaflet-popup");
	const closeOnEscape = ({ key }: KeyboardEvent) => {
		if (key === "Escape") map.closePopup();
	};
	return pin
		.bindPopup(content, { maxHeight: 260 })
		.on("popupopen", () => {
			opener = document.activeElement;
			const close = box()?.querySelector<HTMLElement>(".leaflet-popup-close-button");
			close?.setAttribute("aria-label", words.close);
			(content.querySelector("a") ?? close)?.focus({ preventScroll: true });
			box()?.addEventListener("keydown", closeOnEscape);
		})
		.on("popupclose", () => {
			box()?.removeEventListener("keydown", closeOnEscape);
			if (opener instanceof HTMLElement && box()?.contains(document.activeElement))
				opener.focus({ preventScroll: true });
		});
}
