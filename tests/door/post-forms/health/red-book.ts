/** The red book of a child, in the hands of its guardian. */
import { randomUUID } from "node:crypto";
import { beginLink, linksOf } from "../../../../app/features/health/calendar/guardian-links.server";
import { ownerOf } from "../../../../app/features/health/offline/take-offline.server";
import { writeEntry } from "../../../../app/features/health/record/write-entry.server";
import { shlinkOf } from "../../../../app/features/health/sharing/smart-health-link.server";
import { RECORD_SECTIONS } from "../../../../app/paths";
import { aPerson } from "../../../factories";
import { A_VACCINATION, aReviewOfASource, aShare } from "../../../factories/health";
import { host } from "../../../setup/at-the-door";
import { fillIn, type Sent } from "../../somebody";
import type { OwnAttempt, OwnAttempts } from "../form";
import { asGuardian, atRecord, IN_SECTIONS, ON } from "./at-record";

/** An entry that is added to each section, and one that is taken back. */
const ofSections: Record<string, readonly OwnAttempt[]> = Object.fromEntries(
	RECORD_SECTIONS.flatMap((section): [string, readonly OwnAttempt[]][] => {
		const { body, fill } = IN_SECTIONS[section];
		const shows = ({ location }: Sent) => location?.endsWith(`/${section}?saved=1`) ?? false;
		return [
			[
				`red-book/:child/${section}/add`,
				[
					{
						async form() {
							const { person, page, wrong } = await atRecord(`/${section}/add`);
							return { right: person, posting: await fillIn(person, page, { button: "Save", fill }), wrong };
						},
						shows,
					},
				],
			],
			[
				`red-book/:child/${section}/:entry`,
				[
					{
						async form() {
							const { person, childId, wrong } = await atRecord();
							const written = await writeEntry(asGuardian(person), { childId, body, mark: null });
							const page = `/red-book/${childId}/${section}/${written.ok ? written.id : ""}`;
							return { right: person, posting: await fillIn(person, page, { button: "Take this back" }), wrong };
						},
						shows,
					},
				],
			],
		];
	}),
);

export const OWN: OwnAttempts = {
	"red-book/claim": [
		{
			async form() {
				const right = await aPerson();
				return {
					right,
					posting: await fillIn(right, "/red-book/claim", { button: "Find my child’s red book" }),
					wrong: { "somebody signed out": null },
				};
			},
			shows: ({ location }) => location?.endsWith("/red-book/claim?none=1") ?? false,
		},
	],
	"red-book/:child/immunisations/add": [
		{
			async form() {
				const { person, page, wrong } = await atRecord("/immunisations/add");
				const fill = { vaccine: "mmr", outcome: "given", "date-day": "20", "date-month": "11", "date-year": "2026" };
				return { right: person, posting: await fillIn(person, page, { button: "Save", fill }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/immunisations?saved=1") ?? false,
		},
	],
	"red-book/:child/immunisations/:entry": [
		{
			async form() {
				const { person, childId, wrong } = await atRecord();
				const written = await writeEntry(asGuardian(person), { childId, body: A_VACCINATION, mark: null });
				const page = `/red-book/${childId}/immunisations/${written.ok ? written.id : ""}`;
				return { right: person, posting: await fillIn(person, page, { button: "Take this vaccination back" }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/immunisations") ?? false,
		},
	],
	"red-book/:child/:section/:entry/problem": [
		{
			async form() {
				const { person, childId, wrong } = await atRecord();
				const page = `/red-book/${childId}/reviews/${await aReviewOfASource(childId)}/problem`;
				const fill = { kind: "did-not-happen", words: "We were away." };
				return { right: person, posting: await fillIn(person, page, { button: "Report the problem", fill }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/problem") ?? false,
		},
	],
	"red-book/:child/share/new": [
		{
			async form() {
				const chosen = "step=check&recipient=gp&section=growth&duration=day&passcode=yes";
				const { person, page, wrong } = await atRecord(`/share/new?${chosen}`);
				return { right: person, posting: await fillIn(person, page, { button: "Make the code" }), wrong };
			},
			shows: ({ location }) => /\/share\/[0-9a-f-]{36}$/.test(location ?? ""),
		},
	],
	"red-book/:child/share/:share": [
		{
			async form() {
				const { person, childId, wrong } = await atRecord();
				const { id } = await aShare(asGuardian(person), childId);
				const page = `/red-book/${childId}/share/${id}`;
				return { right: person, posting: await fillIn(person, page, { button: "Stop sharing" }), wrong };
			},
			shows: ({ location }) => /\/share\/[0-9a-f-]{36}$/.test(location ?? ""),
		},
	],
	view: [
		{
			async form() {
				const { person, childId } = await atRecord();
				const link = shlinkOf(await aShare(asGuardian(person), childId), host.origin);
				const fill = { link, says: "Dr Achebe" };
				return { right: null, posting: await fillIn(null, "/view", { button: "Open", fill }) };
			},
			shows: ({ text }) => text.includes("Shared health record"),
		},
	],
	...ofSections,
	"red-book/:child/calendar": [
		{
			async form() {
				const { person, page, wrong } = await atRecord("/calendar");
				return { right: person, posting: await fillIn(person, page, { button: "Get a calendar address" }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/calendar") ?? false,
		},
		{
			async form() {
				const { person, childId, page, wrong } = await atRecord("/calendar");
				await beginLink(asGuardian(person), { childId, kind: "reminders", language: "en" });
				return { right: person, posting: await fillIn(person, page, { button: "Stop the e-mails" }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/calendar") ?? false,
		},
		{
			async form() {
				const { person, page, wrong } = await atRecord("/calendar");
				return { right: person, posting: await fillIn(person, page, { button: "Tell me by e-mail" }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/calendar") ?? false,
		},
		{
			async form() {
				const { person, childId, page, wrong } = await atRecord("/calendar");
				await beginLink(asGuardian(person), { childId, kind: "news", language: "en" });
				return { right: person, posting: await fillIn(person, page, { button: "Stop telling me" }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/calendar") ?? false,
		},
	],
	"red-book/reminders/:token": [
		{
			async form() {
				const { person, childId } = await atRecord();
				await beginLink(asGuardian(person), { childId, kind: "reminders", language: "en" });
				const { reminders } = await linksOf(asGuardian(person), childId);
				const link = `/red-book/reminders/${reminders}`;
				return { right: null, posting: await fillIn(null, link, { button: "Stop the e-mails" }) };
			},
			shows: ({ location }) => /\/red-book\/reminders\/[\w-]{43}$/.test(location ?? ""),
			byMailPrograms: true,
		},
	],
	"red-book/offline/send": [
		{
			async form() {
				const { person, childId, wrong } = await atRecord();
				const note = { ...ON, kind: "notes", text: "Smiled", child: childId };
				const fields = Object.entries({ ...note, owner: ownerOf(asGuardian(person)), mark: randomUUID() });
				return { right: person, posting: { to: "/red-book/offline/send", fields, multipart: false }, wrong };
			},
			shows: ({ text }) => text.includes('"kept":true'),
		},
	],
	"red-book/:child/growth/add": [
		{
			async form() {
				const { person, page, wrong } = await atRecord("/growth/add");
				const fill = { "on-day": "20", "on-month": "11", "on-year": "2026", kilograms: "8,1" };
				return { right: person, posting: await fillIn(person, page, { button: "Save measurement", fill }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/growth?saved=1") ?? false,
		},
	],
	"red-book/:child/growth/:entry": [
		{
			async form() {
				const { person, childId, wrong } = await atRecord();
				const body = { kind: "measurement" as const, on: "2026-11-20", weightGrams: 8100, position: null };
				const entry = { ...body, lengthMillimetres: null, headMillimetres: null };
				const written = await writeEntry(asGuardian(person), { childId, body: entry, mark: null });
				const page = `/red-book/${childId}/growth/${written.ok ? written.id : ""}`;
				const fill = { kilograms: "8.3" };
				return { right: person, posting: await fillIn(person, page, { button: "Save measurement", fill }), wrong };
			},
			shows: ({ location }) => location?.endsWith("/growth?saved=1") ?? false,
		},
	],
};
