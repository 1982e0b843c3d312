/** The URL map. A language stands in front as the base of all of it (`/ur/northmere`), so no route names one. */
import { index, type RouteConfig, route } from "@remix-run/route-config";
import { ENTRY_SEGMENTS, type EntrySegment } from "./paths";

/** A list of entries of one kind, and what can be done from it. */
const entryLists = (segment: EntrySegment) => [
	route(segment, "routes/staff/entries.tsx", { id: `staff-list-${segment}` }),
	route(`${segment}/new`, "routes/staff/entry-new.tsx", { id: `staff-new-${segment}` }),
	route(`${segment}/bulk`, "routes/staff/entries-bulk.tsx", { id: `staff-bulk-${segment}` }),
];

/** The pages of one entry and its editor: the same for every kind. */
const entryPages = (segment: EntrySegment) => [
	route(`${segment}/:id`, "routes/staff/entry.tsx", { id: `staff-entry-${segment}` }),
	route(`${segment}/:id/edit/:section`, "routes/staff/entry-edit.tsx", { id: `staff-edit-${segment}` }),
	route(`${segment}/:id/autosave/:section`, "routes/staff/entry-autosave.ts", { id: `staff-autosave-${segment}` }),
	route(`${segment}/:id/check`, "routes/staff/entry-check.tsx", { id: `staff-check-${segment}` }),
	route(`${segment}/:id/discard`, "routes/staff/entry-step.tsx", { id: `staff-discard-${segment}` }),
	route(`${segment}/:id/withdraw`, "routes/staff/entry-step.tsx", { id: `staff-withdraw-${segment}` }),
	route(`${segment}/:id/archive`, "routes/staff/entry-step.tsx", { id: `staff-archive-${segment}` }),
	route(`${segment}/:id/review`, "routes/staff/entry-review.tsx", { id: `staff-review-${segment}` }),
	route(`${segment}/:id/versions`, "routes/staff/entry-versions.tsx", { id: `staff-versions-${segment}` }),
];

export default [
	index("routes/public/start.tsx"),
	route("about-the-data", "routes/public/about-the-data.tsx"),
	route("accessibility", "routes/public/accessibility.tsx"),
	route("privacy", "routes/public/privacy.tsx"),
	route("sign-in", "routes/account/sign-in.tsx"),
	route("sign-in/:provider", "routes/account/sign-in-start.ts"),
	route("sign-in/:provider/callback", "routes/account/sign-in-callback.ts"),
	route("sign-out", "routes/account/sign-out.ts"),
	route("account", "routes/account/account.tsx"),
	route("account/passkey", "routes/account/passkey-use.tsx"),
	route("account/passkey/new", "routes/account/passkey-new.tsx"),
	route("staff", "routes/staff/choose.tsx"),
	route("still-right/:token", "routes/public/still-right.tsx"),
	route("demo/mail", "routes/public/demo-mail.tsx"),
	route("staff/:council", "routes/staff/layout.tsx", [
		index("routes/staff/home.tsx"),
		...(["services", "places", "organisations", "guidance"] as const).flatMap(entryLists),
		...Object.values(ENTRY_SEGMENTS).flatMap(entryPages),
		route("mail", "routes/staff/mail.tsx"),
		route("translations", "routes/staff/translations.tsx"),
		route("translations/glossary", "routes/staff/translation-glossary.tsx"),
		route("translations/:id/:language", "routes/staff/translation.tsx"),
	]),
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
