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

/** The public page of a draft: in every language, and in the frame that families see. */
const entryPreview = (segment: EntrySegment) =>
	route(`staff/:council/${segment}/:id/preview`, "routes/staff/entry-preview.tsx", { id: `staff-preview-${segment}` });

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
	route("invitation/:token", "routes/account/invitation.tsx"),
	route("staff", "routes/staff/choose.tsx"),
	route("still-right/:token", "routes/public/still-right.tsx"),
	route("demo/mail", "routes/public/demo-mail.tsx"),
	route("staff/:council", "routes/staff/layout.tsx", [
		index("routes/staff/home.tsx"),
		route("people", "routes/staff/people.tsx"),
		route("people/invite", "routes/staff/people-invite.tsx"),
		route("people/:person", "routes/staff/person.tsx"),
		route("people/:person/deactivate", "routes/staff/person-deactivate.tsx"),
		...(["services", "places", "organisations", "guidance"] as const).flatMap(entryLists),
		...Object.values(ENTRY_SEGMENTS).flatMap(entryPages),
		route("mail", "routes/staff/mail.tsx"),
		route("translations", "routes/staff/translations.tsx"),
		route("translations/glossary", "routes/staff/translation-glossary.tsx"),
		route("translations/:id/:language", "routes/staff/translation.tsx"),
		route("imports", "routes/staff/imports.tsx"),
		route("imports/upload", "routes/staff/import-upload.tsx"),
		route("imports/feed", "routes/staff/import-feed.tsx"),
		route("imports/undo/:run", "routes/staff/import-undo.tsx"),
		route("imports/:job", "routes/staff/import-job.tsx"),
		route("imports/:job/columns", "routes/staff/import-columns.tsx"),
		route("imports/:job/topics", "routes/staff/import-topics.tsx"),
		route("imports/:job/refused.csv", "routes/staff/import-refused.ts"),
		route("exports", "routes/staff/exports.tsx"),
		route("exports/:file", "routes/staff/export-file.ts"),
		route("conflicts", "routes/staff/conflicts.tsx"),
		route("conflicts/:id", "routes/staff/conflict.tsx"),
		route("guidance/portal", "routes/staff/portal-articles.tsx"),
		route("offer", "routes/staff/offer.tsx"),
		route("offer/sign", "routes/staff/offer-sign.tsx"),
		route("offer/editions", "routes/staff/offer-editions.tsx"),
		route("claims", "routes/staff/claims.tsx"),
		route("claims/:id", "routes/staff/claim.tsx"),
	]),
	...Object.values(ENTRY_SEGMENTS).map(entryPreview),
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
		route("offer/editions", "routes/public/offer-editions.tsx"),
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
