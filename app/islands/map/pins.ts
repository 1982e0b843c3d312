/** Markers are drawn by CSS, so that they follow the council's colour and need no picture. */
import { DivIcon } from "leaflet";
import type { MapMarker } from "../../components/map-data";

function icon(className: string, size: number, words: string, shown = ""): DivIcon {
	const face = document.createElement("span");
	face.className = className;
	face.textContent = shown;
	face.setAttribute("aria-hidden", "true");
	const name = document.createElement("span");
	name.className = "app-map__name";
	name.textContent = words;
	const html = document.createElement("span");
	html.append(face, name);
	return new DivIcon({ className: "app-map__icon", iconSize: [size, size], html });
}

/** One place; a hub is larger. */
export const pin = ({ kind, title }: MapMarker) =>
	icon(`app-map__pin app-map__pin--${kind}`, kind === "hub" ? 36 : 28, title);

/** Several places too close to tell apart; `first` is a hub when there is one. */
export function bunch(count: number, words: string, first: MapMarker): DivIcon {
	const look = first.kind === "hub" ? "app-map__pin--group app-map__pin--with-hub" : "app-map__pin--group";
	return icon(`app-map__pin ${look}`, 40, words, String(count));
}

/** Where the family is. */
export const dot = (words: string) => icon("app-map__pin app-map__pin--here", 24, words);
