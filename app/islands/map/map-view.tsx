import type { Map as LeafletMap } from "leaflet";
import { useCallback } from "react";
import { GeoJSON, MapContainer, Marker, Popup, TileLayer, ZoomControl } from "react-leaflet";
import type { MapData } from "../../components/map-data";
import { Markers } from "./markers";
import { dot } from "./pins";
import { PopupContent } from "./popup-content";
import { startingBounds } from "./starting-bounds";

/** More names than this would cover each other. */
const MOST_NAMES = 3;

/** Tiles are drawn for whole steps; an outline fits the frame at any. */
const FINE_STEPS = 0.25;

export function MapView({ data }: { data: MapData }) {
	const { label, markers, outline, tiles, here, words, dir } = data;
	const name = useCallback(
		(map: LeafletMap | null) => {
			const container = map?.getContainer();
			container?.setAttribute("role", "region");
			container?.setAttribute("aria-label", label);
		},
		[label],
	);
	return (
		<MapContainer
			ref={name}
			className={`app-map__leaflet${tiles || markers.length > MOST_NAMES ? "" : " app-map__leaflet--named"}`}
			bounds={startingBounds(data)}
			boundsOptions={{ padding: [24, 24], maxZoom: 15 }}
			zoomSnap={tiles ? 1 : FINE_STEPS}
			minZoom={5}
			maxZoom={18}
			scrollWheelZoom={false}
			zoomControl={false}
			attributionControl={tiles !== null}
		>
			<ZoomControl
				position={dir === "rtl" ? "topright" : "topleft"}
				zoomInTitle={words.zoomIn}
				zoomOutTitle={words.zoomOut}
			/>
			{tiles ? <TileLayer url={tiles.url} attribution={tiles.attribution} /> : null}
			{outline ? (
				<GeoJSON data={outline} interactive={false} style={{ className: tiles ? "app-map__edge" : "app-map__area" }} />
			) : null}
			{here ? (
				<Marker position={[here.lat, here.lon]} icon={dot(here.text)} title={here.text} zIndexOffset={-1000}>
					<Popup>
						<PopupContent dir={dir} closeName={words.close}>
							<p>{here.text}</p>
						</PopupContent>
					</Popup>
				</Marker>
			) : null}
			<Markers markers={markers} words={words} dir={dir} />
		</MapContainer>
	);
}
