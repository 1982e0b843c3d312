/** What a page hands to its map. Public facts only: a masked place has no marker. */
import type { Geometry } from "geojson";

export interface MapMarker {
	id: string;
	lat: number;
	lon: number;
	title: string;
	href?: string;
	/** The same facts as in the list, a line each. */
	facts: string[];
	kind: "hub" | "place";
	/** When the title is in another language than the page. */
	lang?: string;
	dir?: "ltr" | "rtl";
}

export interface MapData {
	label: string;
	markers: MapMarker[];
	outline: Geometry | null;
	tiles: { url: string; attribution: string } | null;
	here: { lat: number; lon: number; text: string } | null;
	dir: "ltr" | "rtl";
	words: {
		zoomIn: string;
		zoomOut: string;
		close: string;
		/** Says of a group how many places it holds, with `{{count}}` in it. */
		together: string;
	};
}
