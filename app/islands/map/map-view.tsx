import type { Map as LeafletMap } from "leaflet";
import { useCallback } from "react";
import { GeoJSON, MapContainer, Marker, Popup, TileLayer, ZoomControl } from "react-leaflet";
import type { MapData } from "./map-data";
import { Markers } from "./markers";
import { dot } from "./pins";
import { PopupContent } from "./popup-content";
import { startingBounds } from "./starting-bounds";

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
			className="app-map__leaflet"
			bounds={startingBounds(data)}
			boundsOptions={{ padding: [32, 32], maxZoom: 15 }}
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
