/** Entries and what is done with them, words in other languages, the offer. */
import { randomUUID } from "node:crypto";
import type { EntryKind } from "../../../app/model/publishing/entry";
import { ENTRY_SEGMENTS } from "../../../app/paths";
import type { StaffedCouncil, Stage, Who } from "../../factories/staffed-council";
import { fillIn, openPage, send } from "../somebody";
import { type Attempts, DECIDERS, idIn, type OwnAttempts, WRITERS } from "./form";
import { linkInMail } from "./links";

/** Where a text of each kind stands in the editor. */
const TEXT: Readonly<Record<EntryKind, { section: string; field: string }>> = {
	service: { section: "about", field: "summary" },
	location: { section: "about", field: "summary" },
	organisation: { section: "about", field: "description" },
	article: { section: "text", field: "body" },
	"offer-section": { section: "text", field: "offer-text" },
};

function ofEntries(kind: EntryKind): Attempts {
	const segment = ENTRY_SEGMENTS[kind];
	const writers: readonly Who[] = kind === "service" ? [...WRITERS, "provider"] : WRITERS;
	const { section, field } = TEXT[kind];
	const page =
		(stage: Stage, rest = "") =>
		async (ours: StaffedCouncil) =>
			`${await ours.entry(kind, stage)}${rest}`;
	const text = { [field]: "Written at the door." };
	const confirmers: readonly Who[] =
		kind === "service" ? [...WRITERS, "hub-worker", "provider"] : [...WRITERS, "hub-worker"];
	return {
		[`${segment}/:id`]: [
			{ may: writers, page: page("draft"), button: "Hand in for review" },
			{ may: writers, page: page("in-review"), button: "Take back" },
			{ may: writers, page: page("archived"), button: "Reopen as a draft" },
			...(kind === "offer-section" ? [] : [{ may: confirmers, page: page("live"), button: "Still right" }]),
		],
		[`${segment}/:id/edit/:section`]: [
			{ may: writers, page: page("draft", `/edit/${section}`), button: "Save and close", fill: text },
		],
		[`${segment}/:id/autosave/:section`]: [
			{
				may: writers,
				page: page("draft", `/edit/${section}`),
				button: "Save and close",
				fill: text,
				to: (address) => address.replace("/edit/", "/autosave/"),
			},
		],
		[`${segment}/:id/check`]: [
			{ may: writers, page: page("draft", "/check"), button: "Hand in for review" },
			{ may: DECIDERS, page: page("in-review", "/check"), button: /^Publish/ },
		],
		[`${segment}/:id/discard`]: [{ may: writers, page: page("rewritten", "/discard"), button: "Discard the draft" }],
		[`${segment}/:id/withdraw`]: [{ may: DECIDERS, page: page("live", "/withdraw"), button: "Withdraw it" }],
		[`${segment}/:id/archive`]: [{ may: WRITERS, page: page("draft", "/archive"), button: "Archive it" }],
		[`${segment}/:id/review`]: [
			{ may: DECIDERS, page: page("in-review", "/review"), button: "Confirm", fill: { decision: "now" } },
			{
				may: DECIDERS,
				page: page("in-review", "/review"),
				button: "Confirm",
				fill: { decision: "changes", note: "Which songs?" },
			},
		],
		[`${segment}/:id/versions`]: [{ may: writers, page: page("twice", "/versions"), button: /^Make version 1/ }],
	};
}

const dates = (kind: EntryKind) => async (ours: StaffedCouncil) => `${await ours.entry(kind, "live")}/dates`;

/** What is done from a list of entries of one kind. */
function ofLists(kind: Exclude<EntryKind, "offer-section">): Attempts {
	const segment = ENTRY_SEGMENTS[kind];
	const bulk =
		(action: string, stage: Stage) =>
		async ({ at, entry }: StaffedCouncil) =>
			at(`/${segment}/bulk?do=${action}&id=${idIn(await entry(kind, stage))}`);
	const adders: readonly Who[] = kind === "service" ? [...WRITERS, "provider", "stranger"] : WRITERS;
	return {
		[`${segment}/new`]: [
			{
				may: adders,
				page: ({ at }) => at(`/${segment}/new`),
				button: "Continue",
				fill: ({ organisation }) => ({
					name: `Begun at the door ${randomUUID().slice(0, 8)}`,
					...(kind === "service" && { organisation: organisation.id }),
					...(kind === "location" && { hub: "place" }),
				}),
			},
		],
		[`${segment}/bulk`]: [
			{ may: DECIDERS, page: bulk("withdraw", "live"), button: "Withdraw" },
			{ may: WRITERS, page: bulk("archive", "draft"), button: "Archive" },
			{ may: DECIDERS, page: bulk("publish", "in-review"), button: "Publish" },
		],
	};
}

const TRANSLATORS: readonly Who[] = [...WRITERS, "translator"];

/** A translation that waits for somebody to decide over it. */
async function handedInPolish({ author, at, entry }: StaffedCouncil): Promise<string> {
	const page = at(`/translations/${idIn(await entry("service", "live"))}/pl`);
	const filling = { button: "Hand in", fill: { "text-name": `Zabawa ${randomUUID().slice(0, 8)}` } };
	await send(author, await fillIn(author, page, filling));
	return `${page}/review`;
}

/** What an agency sends back: the list of one service with its name in Polish. */
async function fromTheAgency({ author, at, entry }: StaffedCouncil): Promise<File> {
	const page = await openPage(author, await entry("service", "live"));
	const name = /Lantern service \d+/.exec(page)?.[0] ?? "";
	const search = new URLSearchParams({ language: "pl", version: "1.2", q: name });
	const list = await openPage(author, at(`/translations/export?${search}`));
	const text = list.replace(/(<target[^>]*>)[^<]*/, "$1Zabawa przy lampionach");
	return new File([text], "polish.xlf", { type: "application/xliff+xml" });
}

export const STAFF: Attempts = {
	...ofEntries("service"),
	...ofEntries("location"),
	...ofEntries("organisation"),
	...ofEntries("article"),
	...ofEntries("offer-section"),
	"services/:id/dates": [{ may: WRITERS, page: dates("service"), button: /^Call off/ }],
	"places/:id/dates": [
		{
			may: WRITERS,
			page: dates("location"),
			button: "Close",
			fill: { "from-day": "24", "from-month": "12", "from-year": String(new Date().getFullYear()), note: "Christmas" },
		},
	],
	...ofLists("service"),
	...ofLists("location"),
	...ofLists("organisation"),
	...ofLists("article"),
	"translations/glossary": [
		{
			may: TRANSLATORS,
			page: ({ at }) => at("/translations/glossary?language=pl"),
			button: "Save the term",
			fill: () => ({ term: `family hub ${randomUUID().slice(0, 4)}`, translation: "centrum rodzinne" }),
		},
	],
	"translations/import": [
		{
			may: TRANSLATORS,
			page: ({ at }) => at("/translations/import?language=pl"),
			html: async (ours, page) => {
				const filling = { button: "Check the file", fill: { file: await fromTheAgency(ours) } };
				return (await send(ours.author, await fillIn(ours.author, page, filling))).text;
			},
			button: /^Import 1 text/,
		},
	],
	"translations/:id/:language": [
		{
			may: TRANSLATORS,
			page: async ({ at, entry }) => at(`/translations/${idIn(await entry("service", "live"))}/pl`),
			button: "Save",
			fill: { "text-name": "Zabawa przy lampionach" },
		},
	],
	"translations/:id/:language/review": [
		{ may: DECIDERS, page: handedInPolish, button: /^Publish the Polish/ },
		{ may: DECIDERS, page: handedInPolish, button: "Ask for changes", fill: { note: "Which lanterns?" } },
	],
	"guidance/portal": [{ may: WRITERS, page: ({ at }) => at("/guidance/portal"), button: /^Make our own version/ }],
	offer: [{ may: WRITERS, page: ({ at }) => at("/offer"), button: /^Write/ }],
	"offer/sign": [
		{
			may: ["leader"],
			page: ({ at }) => at("/offer/sign"),
			button: /^Sign off edition/,
			fill: { role: "Leader of Start for Life", acknowledged: "yes" },
		},
	],
};

export const OWN: OwnAttempts = {
	"still-right/:token": [
		{
			async form(ours) {
				const link = await linkInMail(ours, /\/still-right\/[\w-]{43}/);
				return { right: null, posting: await fillIn(null, link, { button: "It is still right" }) };
			},
		},
	],
};
