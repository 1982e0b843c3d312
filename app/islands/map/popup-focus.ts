import type { PopupEvent } from "leaflet";

/**
 * Moves the keyboard into a popup that has opened, and back to its marker when it closes; Leaflet leaves it behind.
 * Names the close button too, which Leaflet calls by an English name.
 */
export function focusPopup({ popup, target: marker }: PopupEvent, closeName: string): void {
	const box = popup.getElement();
	const close = box?.querySelector<HTMLElement>(".leaflet-popup-close-button");
	close?.setAttribute("aria-label", closeName);
	(box?.querySelector<HTMLElement>(".leaflet-popup-content a") ?? close)?.focus();
	marker.once("popupclose", () => {
		if (box?.contains(document.activeElement)) marker.getElement()?.focus();
	});
}
