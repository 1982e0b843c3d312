import type { LeafletKeyboardEvent } from "leaflet";

/** Leaflet's pins say that they are buttons; this makes the keys of a button work on them. */
export function onSpaceAndEnter(press: () => void) {
	return ({ originalEvent }: LeafletKeyboardEvent) => {
		if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
		originalEvent.preventDefault();
		press();
	};
}
