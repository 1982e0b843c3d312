import type { Geometry } from "geojson";
import { useSpeech } from "../platform/i18n/context";
import mapStyles from "../styles/map.scss?url";
import { islandUrl } from "./island";
import type { MapData, MapMarker } from "./map-data";

export type { MapMarker } from "./map-data";

interface MapIslandProps {
	/** What the map shows: "Services on a map". */
	label: string;
	markers: MapMarker[];
	/** The council's area, drawn under everything: it makes the map whole where there are no tiles. */
	outline?: Geometry | null;
	/** A tile server's URL template and who is to be named for it. */
	tiles?: { url: string; attribution: string } | null;
	/** Where the family is, when they said so. */
	here?: { lat: number; lon: number; text: string } | null;
}

/**
 * An addition to a list that says the same. Without JavaScript it is left out; with it, `app/islands/map.tsx` draws the
 * map from the data in the page. All words come from here, so the script needs none of its own.
 */
export function MapIsland({ label, markers, outline = null, tiles = null, here = null }: MapIslandProps) {
	const { t, language } = useSpeech();
	const data: MapData = {
		label,
		markers,
		outline,
		tiles,
		here,
		dir: language.dir,
		words: {
			zoomIn: t("common:map.zoom-in"),
			zoomOut: t("common:map.zoom-out"),
			close: t("common:map.close"),
			// The count is put in by the script.
			together: t("common:map.together", { count: "{{count}}" }),
		},
	};
	return (
		<div className="app-map app-no-print">
			<link rel="stylesheet" href={mapStyles} />
			<div className="app-map__canvas" data-map>
				<p className="app-map__waiting">{t("common:map.waiting")}</p>
				<script
					type="application/json"
					// biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped cannot end the element
					dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
				/>
			</div>
			<p className="app-map__hint">{t("common:map.hint")}</p>
			<script type="module" src={islandUrl("map")} />
		</div>
	);
}
