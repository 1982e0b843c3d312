import { CRS, type LatLngBounds, latLngBounds } from "leaflet";
import { useMemo, useState } from "react";
import { Marker, Popup, useMap, useMapEvents } from "react-leaflet";
import type { MapData, MapMarker } from "../../components/map-data";
import { type Group, groupNearby } from "./group";
import { onSpaceAndEnter } from "./keys";
import { bunch, pin } from "./pins";
import { PlaceFacts } from "./place-facts";
import { PopupContent } from "./popup-content";

/** Pins nearer than this cover each other, in pixels. */
const TOO_CLOSE = 44;
/** Places within this are at one address: no zoom tells them apart. In degrees, some 20 metres. */
const ONE_ADDRESS = 0.0002;

type Words = Pick<MapData, "words" | "dir">;
interface GroupProps extends Words {
	group: Group<MapMarker>;
}

/** Every place; those too close together are one pin until the map is near enough. Grouped anew at each zoom. */
export function Markers({ markers, ...rest }: Words & { markers: MapMarker[] }) {
	const map = useMap();
	const [zoom, setZoom] = useState(map.getZoom());
	useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
	const groups = useMemo(() => {
		const hubsFirst = [...markers].sort((a, b) => Number(b.kind === "hub") - Number(a.kind === "hub"));
		return groupNearby(hubsFirst, ({ lat, lon }) => CRS.EPSG3857.latLngToPoint({ lat, lng: lon }, zoom), TOO_CLOSE);
	}, [markers, zoom]);
	return groups.map((group) => {
		const key = `${group.anchor.id} ${group.members.length}`;
		const around = latLngBounds(group.members.map(({ lat, lon }) => [lat, lon]));
		return zoom < map.getMaxZoom() && isWide(around) ? (
			<ZoomingMarker key={key} group={group} around={around} {...rest} />
		) : (
			<PopupMarker key={key} group={group} {...rest} />
		);
	});
}

const isWide = (bounds: LatLngBounds) => !bounds.getNorthEast().equals(bounds.getSouthWest(), ONE_ADDRESS);

/** A group that comes apart when the map goes nearer. */
function ZoomingMarker({ group: { anchor, members }, around, words }: GroupProps & { around: LatLngBounds }) {
	const map = useMap();
	const goNearer = () => {
		// The pin is about to be replaced, so the keyboard waits on the map.
		map.getContainer().focus({ preventScroll: true });
		map.fitBounds(around, { padding: [48, 48] });
	};
	const name = nameOf(members, words);
	return (
		<Marker
			position={[anchor.lat, anchor.lon]}
			icon={bunch(members.length, name, anchor)}
			title={name}
			riseOnHover
			eventHandlers={{ click: goNearer, keydown: onSpaceAndEnter(goNearer) }}
		/>
	);
}

/** One place, or several at one address: what there is to know opens beside it. */
function PopupMarker({ group: { anchor, members }, words, dir }: GroupProps) {
	const name = nameOf(members, words);
	return (
		<Marker
			position={[anchor.lat, anchor.lon]}
			icon={members.length === 1 ? pin(anchor) : bunch(members.length, name, anchor)}
			title={name}
			riseOnHover
			zIndexOffset={anchor.kind === "hub" ? 500 : 0}
		>
			<Popup maxHeight={260}>
				<PopupContent dir={dir} closeName={words.close}>
					{members.map((place) => (
						<PlaceFacts key={place.id} place={place} />
					))}
				</PopupContent>
			</Popup>
		</Marker>
	);
}

function nameOf([first, ...others]: MapMarker[], words: MapData["words"]): string {
	if (first && others.length === 0) return first.title;
	return words.together.replace("{{count}}", String(others.length + 1));
}
