import type { MapMarker } from "../../components/map-data";

/** What the list says of a place, in its popup. */
export function PlaceFacts({ place: { title, href, facts, lang, dir } }: { place: MapMarker }) {
	return (
		<div className="app-map__place">
			<p className="app-map__title" lang={lang} dir={dir}>
				{href ? <a href={href}>{title}</a> : title}
			</p>
			{facts.map((fact) => (
				<p key={fact}>{fact}</p>
			))}
		</div>
	);
}
