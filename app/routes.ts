/** The URL map. A language stands in front as the base of all of it (`/ur/northmere`), so no route names one. */
import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
	index("routes/public/start.tsx"),
	route("about-the-data", "routes/public/about-the-data.tsx"),
	route("accessibility", "routes/public/accessibility.tsx"),
	route("privacy", "routes/public/privacy.tsx"),
	route(":council", "routes/public/council.tsx", [
		index("routes/public/council-home.tsx"),
		route("services", "routes/public/services.tsx"),
		route("services/:service", "routes/public/service.tsx"),
		route("services/:service/report", "routes/public/service-report.tsx"),
		route("hubs", "routes/public/hubs.tsx"),
		route("hubs/:hub", "routes/public/hub.tsx"),
		route("whats-on", "routes/public/whats-on.tsx"),
		route("offer", "routes/public/offer.tsx"),
		route("offer/print", "routes/public/offer-print.tsx"),
		route("help", "routes/public/help.tsx"),
		route("red-book", "routes/public/red-book.tsx"),
		route("guidance", "routes/public/guidance.tsx"),
		route("guidance/:article", "routes/public/guidance-article.tsx"),
		route("shortlist", "routes/public/shortlist.tsx"),
	]),
	route(":council/brand.css", "routes/api/brand.ts"),
	route(":council/services/:service/calendar.ics", "routes/api/service-calendar.ts"),
	route(":council/whats-on.ics", "routes/api/whats-on-calendar.ts"),
	route(":council/open-referral", "routes/api/open-referral/root.ts"),
	route(":council/open-referral/openapi.json", "routes/api/open-referral/openapi.ts"),
	route(":council/open-referral/:collection", "routes/api/open-referral/collection.ts"),
	route(":council/open-referral/:collection/:id", "routes/api/open-referral/item.ts"),
	route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
