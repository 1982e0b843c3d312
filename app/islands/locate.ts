/**
 * "Use my location" on the start page. The button shows itself only here, where it works. The position is rounded to
 * three decimals, about a hundred metres, before it leaves the device, and is kept nowhere.
 */
const WAIT_MS = 15_000;

const button = document.querySelector<HTMLButtonElement>("[data-locate]");
const status = document.querySelector<HTMLElement>("[data-locate-status]");

function goTo(position: GeolocationPosition): void {
	const near = [position.coords.latitude, position.coords.longitude].map((degrees) => degrees.toFixed(3)).join(",");
	const url = new URL(window.location.pathname, window.location.origin);
	url.searchParams.set("near", near);
	window.location.assign(url);
}

if (button && status && "geolocation" in navigator) {
	button.hidden = false;
	button.addEventListener("click", () => {
		button.disabled = true;
		status.textContent = status.dataset.waiting ?? "";
		navigator.geolocation.getCurrentPosition(
			goTo,
			() => {
				button.disabled = false;
				status.textContent = status.dataset.failed ?? "";
			},
			{ timeout: WAIT_MS, maximumAge: 60_000 },
		);
	});
	// Back from the next page, the browser may show this one as it was left.
	window.addEventListener("pageshow", () => {
		button.disabled = false;
		status.textContent = "";
	});
}

export {};
