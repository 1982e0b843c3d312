import { CRS, type LatLngBounds, type Map as LeafletMap, latLngBounds, layerGroup, type Marker, marker } from "leaflet";
import type { MapData, MapMarker } from "../../components/map-data";
import { type Group, groupNearby } from "./group";
import { onSpaceAndEnter } from "./keys";
import { bunch, pin } from "./pins";
import { openable } from "./popup";

/** Pins nearer than this cover each other, in pixels. */
const TOO_CLOSE = 44;
/** Places within this are at one address: no zoom tells them apart. In degrees, some 20 metres. */
const ONE_ADDRESS = 0.0002;

type Words = Pick<MapData, "words" | "dir">;

/** Every place; those too close together are one pin until the map is near enough. Grouped anew at each zoom. */
export function drawMarkers(map: LeafletMap, { markers, ...rest }: Words & Pick<MapData, "markers">): void {
	const hubsFirst = [...markers].sort((a, b) => Number(b.kind === "hub") - Number(a.kind === "hub"));
	const layer = layerGroup().addTo(map);
	/** By what it stands for: a pin that is the same at another zoom stays, and what is open beside it. */
	let drawn = new Map<string, Marker>();
	const draw = () => {
		const zoom = map.getZoom();
		const at = ({ lat, lon }: MapMarker) => CRS.EPSG3857.latLngToPoint({ lat, lng: lon }, zoom);
		const next = new Map<string, Marker>();
		for (const group of groupNearby(hubsFirst, at, TOO_CLOSE)) {
			const around = latLngBounds(group.members.map(({ lat, lon }) => [lat, lon]));
			const comesApart = zoom < map.getMaxZoom() && isWide(around);
			const key = [comesApart, ...group.members.map(({ id }) => id)].join(" ");
			next.set(
				key,
				drawn.get(key) ?? (comesApart ? zoomingMarker(map, group, around, rest) : popupMarker(map, group, rest)),
			);
		}
		for (const [key, old] of drawn) if (!next.has(key)) layer.removeLayer(old);
		for (const [key, one] of next) if (!drawn.has(key)) layer.addLayer(one);
		drawn = next;
	};
	map.on("zoomend", draw);
	draw();
}

const isWide = (bounds: LatLngBounds) => !bounds.getNorthEast().equals(bounds.getSouthWest(), ONE_ADDRESS);

/** A group that comes apart when the map goes nearer. */
function zoomingMarker(
	map: LeafletMap,
	{ anchor, members }: Group<MapMarker>,
	around: LatLngBounds,
	{ words }: Words,
): Marker {
	const goNearer = () => {
		// The pin is about to be replaced, so the keyboard waits on the map.
		map.getContainer().focus({ preventScroll: true });
		map.fitBounds(around, { padding: [48, 48] });
	};
	const name = nameOf(members, words);
	return marker([anchor.lat, anchor.lon], {
		icon: bunch(members.length, name, anchor),
		title: name,
		riseOnHover: true,
	})
		.on("click", goNearer)
		.on("keydown", onSpaceAndEnter(goNearer));
}

/** One place, or several at one address: what there is to know opens beside it. */
function popupMarker(map: LeafletMap, { anchor, members }: Group<MapMarker>, words: Words): Marker {
	const name = nameOf(members, words.words);
	const at = marker([anchor.lat, anchor.lon], {
		icon: members.length === 1 ? pin(anchor) : bunch(members.length, name, anchor),
		title: name,
		riseOnHover: true,
		zIndexOffset: anchor.kind === "hub" ? 500 : 0,
	});
	return openable(at, map, members.map(placeFacts), words);
}

/** What the list says of a place. */
function placeFacts({ title, href, facts, lang, dir }: MapMarker): HTMLElement {
	const place = document.createElement("div");
	place.className = "app-map__place";
	const name = document.createElement("p");
	name.className = "app-map__title";
	if (lang) name.lang = lang;
	if (dir) name.dir = dir;
	if (href) {
		const link = document.createElement("a");
		link.href = href;
		link.textContent = title;
		name.append(link);
	} else name.textContent = title;
	place.append(
		name,
		...facts.map((fact) => {
			const line = document.createElement("p");
			line.textContent = fact;
			return line;
		}),
	);
	return place;
}

function nameOf([first, ...others]: MapMarker[], words: MapData["words"]): string {
	if (first && others.length === 0) return first.title;
	return words.together.replace("{{count}}", String(others.length + 1));
}
