/** The map of a page, drawn from the data that stands in the page. */
import "./map/hot-reload";

import { createRoot } from "react-dom/client";
import type { MapData } from "../components/map-data";
import { MapView } from "./map/map-view";

for (const canvas of document.querySelectorAll("[data-map]")) {
	const data: MapData = JSON.parse(canvas.querySelector("script")?.textContent ?? "");
	createRoot(canvas).render(<MapView data={data} />);
}
