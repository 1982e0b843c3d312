import { control, geoJSON, Map as LeafletMap, marker, tileLayer } from "leaflet";
import type { MapData } from "../../components/map-data";
import { drawMarkers } from "./draw-markers";
import { dot } from "./pins";
import { openable } from "./popup";
import { startingBounds } from "./starting-bounds";

/** More names than this would cover each other. */
const MOST_NAMES = 3;

/** Tiles are drawn for whole steps; an outline fits the frame at any. */
const FINE_STEPS = 0.25;

/** Draws a map in place of what says that it is coming. */
export function drawMap(canvas: HTMLElement, data: MapData): void {
	const { label, markers, outline, tiles, here, words, dir } = data;
	const frame = document.createElement("div");
	frame.className = `app-map__leaflet${tiles || markers.length > MOST_NAMES ? "" : " app-map__leaflet--named"}`;
	frame.setAttribute("role", "region");
	frame.setAttribute("aria-label", label);
	canvas.replaceChildren(frame);
	const map = new LeafletMap(frame, {
		zoomSnap: tiles ? 1 : FINE_STEPS,
		minZoom: 5,
		maxZoom: 18,
		scrollWheelZoom: false,
		zoomControl: false,
		attributionControl: tiles !== null,
	});
	map.fitBounds(startingBounds(data), { padding: [24, 24], maxZoom: 15 });
	control
		.zoom({
			position: dir === "rtl" ? "topright" : "topleft",
			zoomInTitle: words.zoomIn,
			zoomOutTitle: words.zoomOut,
		})
		.addTo(map);
	if (tiles) tileLayer(tiles.url, { attribution: tiles.attribution }).addTo(map);
	if (outline) {
		geoJSON(outline, {
			interactive: false,
			style: { className: tiles ? "app-map__edge" : "app-map__area" },
		}).addTo(map);
	}
	if (here) {
		const name = document.createElement("p");
		name.textContent = here.text;
		const at = marker([here.lat, here.lon], { icon: dot(here.text), title: here.text, zIndexOffset: -1000 });
		openable(at, map, [name], data).addTo(map);
	}
	drawMarkers(map, data);
}
