/**
 * Where the network is away, pages of the red book are answered by one that asks for a PIN (app/islands/offline.ts keeps it, and
 * only for who chose to). It keeps nothing by itself, and answers nothing while there is a network.
 */
const KEPT = "red-book-offline";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
	const { request } = event;
	const isPage = request.mode === "navigate";
	if (request.method !== "GET" || !(isPage || new URL(request.url).pathname.startsWith("/assets/"))) return;
	event.respondWith(
		fetch(request).catch(async () => {
			const kept = await caches.open(KEPT);
			const answer = await kept.match(isPage ? `${self.registration.scope}/offline/open` : request);
			return answer ?? Response.error();
		}),
	);
});
