import { type ReactNode, useEffect, useRef } from "react";
import { useMap } from "react-leaflet";

interface PopupContentProps {
	dir: "ltr" | "rtl";
	/** The name of the close button, which Leaflet gives an English one. */
	closeName: string;
	children: ReactNode;
}

/**
 * What stands in a popup. It is there while the popup is open, and brings the keyboard along, which Leaflet leaves
 * behind: into the popup when it opens, out by Escape, and back to where it came from when it closes.
 */
export function PopupContent({ dir, closeName, children }: PopupContentProps) {
	const map = useMap();
	const content = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const opener = document.activeElement;
		const box = content.current?.closest<HTMLElement>(".leaflet-popup");
		const close = box?.querySelector<HTMLElement>(".leaflet-popup-close-button");
		close?.setAttribute("aria-label", closeName);
		(content.current?.querySelector("a") ?? close)?.focus({ preventScroll: true });

		const closeOnEscape = ({ key }: KeyboardEvent) => {
			if (key === "Escape") map.closePopup();
		};
		const goBack = () => {
			if (opener instanceof HTMLElement && box?.contains(document.activeElement)) opener.focus({ preventScroll: true });
		};
		box?.addEventListener("keydown", closeOnEscape);
		map.on("popupclose", goBack);
		return () => {
			box?.removeEventListener("keydown", closeOnEscape);
			map.off("popupclose", goBack);
		};
	}, [map, closeName]);
	return (
		<div ref={content} dir={dir}>
			{children}
		</div>
	);
}
