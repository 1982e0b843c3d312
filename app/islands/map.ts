/** The map of a page, drawn from the data that stands in the page. */
import type { MapData } from "../components/map-data";
import { drawMap } from "./map/draw-map";

for (const canvas of document.querySelectorAll<HTMLElement>("[data-map]")) {
	const data: MapData = JSON.parse(canvas.querySelector("script")?.textContent ?? "");
	drawMap(canvas, data);
}
