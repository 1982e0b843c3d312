/**
 * Texts that a database, an expression or a page could stumble over, posted to each action of the staff area that reads
 * a form: in every field, beside what the page's button sends. None is a fault.
 */
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { sendFeedback } from "../../app/features/families/feedback/send-feedback.server";
import { requireStaff } from "../../app/features/people/require-staff.server";
import { blankArticle, blankLocation, blankOrganisation, blankService } from "../../app/features/publishing/blank";
import { addEntry } from "../../app/features/publishing/save-draft.server";
import { sectionsOf } from "../../app/features/staff/editor/sections";
import { listFeedback } from "../../app/features/staff/feedback/list-feedback.server";
import { PARTS } from "../../app/features/staff/settings/parts";
import { listTerms } from "../../app/features/staff/translation/glossary.server";
import type { EntryKind } from "../../app/model/publishing/entry";
import { ENTRY_SEGMENTS } from "../../app/paths";
import { transaction } from "../../app/platform/store.server";
import { roleGrant } from "../../db/schema";
import { aCouncil, aMember, type Member, staffArgs } from "../factories";
import { TEST } from "../factories/asker";

const TEXTS = {
	NUL: "a\0b\u0001",
	"half a character": "Baby \ud83d group \udc76",
	tabs: `a${"\t".repeat(3000)}b`,
	lines: "a\r\n \r\n".repeat(500),
	figures: "9".repeat(2500),
	markup: "<script>alert('\\u0000')</script> %00 ' OR 1=1 --",
};

/** Every name that a form of the staff area has, but for those of the editor's sections and the settings. */
const NAMES =
	`do intent step id owner note decision from until name email role organisation hub sure entry list number message claim
	choice seen term translation language kept text-name text-summary checked-name acknowledged address source how column-0
	topic-0 article part person youSaid weDid publish kind details when publish-day publish-month publish-year time expire-day
	expire-month expire-year action about to page`.split(/\s+/);

const BUTTONS: Readonly<Record<string, readonly Record<string, string>[]>> = {
	"entry.tsx": [{ do: "owner" }, { do: "submit" }, { do: "confirm" }],
	"entry-new.tsx": [{}],
	"entries-bulk.tsx": [{ do: "owner" }, { do: "publish" }],
	"entry-check.tsx": [{ intent: "submit" }, { intent: "publish", when: "later" }],
	"entry-review.tsx": [{ decision: "later" }, { decision: "changes" }],
	"entry-step.tsx": [{}],
	"entry-versions.tsx": [{ number: "1" }, {}],
	"translation.tsx": [{ intent: "save" }],
	"translation-review.tsx": [{ intent: "publish" }, { intent: "changes" }],
	"translation-glossary.tsx": [
		{ language: "pl", intent: "save" },
		{ language: "pl", intent: "remove" },
		{ language: "pl", intent: "save", id: "", translation: "x" },
	],
	"people-invite.tsx": [{ role: "provider" }, { role: "editor", email: "name@example.org" }],
	"people.tsx": [{ do: "revoke" }, { do: "send-again" }],
	"person.tsx": [{ do: "give-role", role: "provider" }, { do: "take-role" }],
	"feedback-item.tsx": [{ step: "assign" }, { step: "keep" }],
	"claims.tsx": [{}],
	"claim.tsx": [{ decision: "refuse" }],
	"import-feed.tsx": [{}, { address: "https://feeds.example.org/" }],
	"audit-export.ts": [{}],
	"mail.tsx": [{}],
	"portal-articles.tsx": [{}],
	"offer.tsx": [{}],
	"offer-sign.tsx": [{}],
	"conflict.tsx": [{ choice: "keep" }, { choice: "take" }],
};

/** Where a route stands, beside its module's name. */
const PATHS: Readonly<Record<string, string>> = { "entry-step.tsx": "/services/x/withdraw" };

let council: Council;
let member: Member;
let feedback: string;
const entries = new Map<EntryKind, string>();

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "pl"] } });
	member = await aMember(council, "administrator");
	await transaction(TEST, async (tx) => {
		const grant = { personId: member.id, councilId: council.id, organisationId: null, createdAt: new Date() };
		for (const role of ["publisher", "editor", "leader", "hub-worker"] as const) {
			await tx.insert(roleGrant).values({ id: randomUUID(), role, ...grant });
		}
	});
	const who = await requireStaff(staffArgs(member, council), "staff.enter");
	const organisationId = randomUUID();
	const blanks = [
		blankOrganisation("Tideline"),
		blankLocation("Harbour hub", true),
		blankArticle("Sleep", "2026-11-24"),
		blankService("Stay and play", organisationId),
	];
	for (const blank of blanks) {
		const added = await addEntry(who, blank, blank.kind === "organisation" ? { id: organisationId } : {});
		if (added.ok) entries.set(blank.kind, added.id);
	}
	await sendFeedback(council, {}, randomUUID(), { serviceId: null, kind: "comment", details: "Lovely" });
	feedback = (await listFeedback(TEST, council.id, { status: "new" }, { limit: 1 }))[0]?.id ?? "";
});

type Action = (args: LoaderFunctionArgs) => Promise<unknown>;

/** The status of what an action answers. @throws what it throws, when that is no page */
async function post(file: string, path: string, params: Record<string, string>, form: Record<string, string>) {
	const { action } = (await import(/* @vite-ignore */ `../../app/routes/staff/${file}`)) as { action: Action };
	const answer = await action(staffArgs(member, council, path, { params, form })).catch((thrown: unknown) => {
		if (thrown instanceof Response) return thrown;
		throw thrown;
	});
	if (answer instanceof Response) return answer.status;
	const { init } = answer as { init?: { status?: number } | null };
	return init?.status ?? 200;
}

const filled = (names: readonly string[], text: string) => Object.fromEntries(names.map((name) => [name, text]));

describe.each(Object.entries(TEXTS))("%s", (_name, text) => {
	it.each(Object.keys(BUTTONS))("is no fault of %s", async (file) => {
		const params = { id: entries.get("service") ?? "", person: member.id, feedback, language: "pl" };
		for (const button of BUTTONS[file] ?? []) {
			const status = await post(file, PATHS[file] ?? "/services/x", params, { ...filled(NAMES, text), ...button });
			expect(status, JSON.stringify(button)).toBeLessThan(500);
		}
	});

	it("is no fault of the editor", async () => {
		for (const [kind, id] of entries) {
			for (const { slug } of sectionsOf<EntryKind>(kind)) {
				const path = `/${ENTRY_SEGMENTS[kind]}/${id}/edit/${slug}`;
				for (const file of ["entry-edit.tsx", "entry-autosave.ts"]) {
					const form = { ...filled(NAMES_OF_SECTIONS, text), ...ROWS, intent: "save" };
					expect(await post(file, path, { id, section: slug }, form), `${file} ${slug}`).toBeLessThan(500);
				}
			}
		}
	});

	it("is no fault of the settings", async () => {
		for (const part of PARTS) {
			const form = filled(NAMES_OF_SETTINGS, text);
			expect(await post("settings-part.tsx", `/settings/${part}?line=new`, { part }, form), part).toBeLessThan(500);
		}
	});
});

it("is kept without what does not show", async () => {
	const form = { language: "pl", intent: "save", term: "Family\0 hub", translation: "dom\u0001 rodziny" };
	expect(await post("translation-glossary.tsx", "/translations/glossary", {}, form)).toBe(303);
	const who = await requireStaff(staffArgs(member, council), "staff.enter");
	expect(await listTerms(who, "pl")).toContainEqual(
		expect.objectContaining({ term: "Family hub", translation: "dom rodziny" }),
	);
});

const ROWS = { phones: "p1", costs: "c1", exceptions: "e1", session: "s1", free: "paid", hub: "hub", who: "children" };
const NAMES_OF_SECTIONS =
	`name summary description programme alert who from to from-unit who-note organisation areas format find costs-0-amount
	costs-0-description costs-0-from-day costs-0-from-month costs-0-from-year cost-note how-to-join booking-url wait-weeks
	phones-0-number phones-0-description phones-0-hours-MO email url person person-name person-title held-in-others
	interpreted-others access-note formerly status-reason status-from-day status-from-month status-from-year line1 line2 town
	county postcode lat lon week-MO exceptions-0-date-day exceptions-0-date-month exceptions-0-date-year exceptions-0-hours
	exceptions-0-note getting-there outreach title short-answer source source-url body urgent offer-text start end dates
	except also session-note revision`.split(/\s+/);
const NAMES_OF_SETTINGS =
	`name website colour offer-en hub-en hubs-en line-name-en line-about-en value topic week-MO leader-name role-en
	foreword-en notice-en terms url red-book-en mark-days hide-days seen`.split(/\s+/);
