/** For each route that takes a form: one that succeeds for who may send it. */

import { randomUUID } from "node:crypto";
import { beginLink, linksOf } from "../../app/features/health/calendar/guardian-links.server";
import { type NewEntry, writeEntry } from "../../app/features/health/record/write-entry.server";
import { shlinkOf } from "../../app/features/health/sharing/smart-health-link.server";
import { moveAppointment } from "../../app/features/referrals/move-appointment.server";
import { moveReferral } from "../../app/features/referrals/move-referral.server";
import { openReferral } from "../../app/features/referrals/open-referral.server";
import type { ReferralReader } from "../../app/features/referrals/reader.server";
import type { PersonAsker } from "../../app/model/people/asker";
import { ROLE_NEEDS } from "../../app/model/people/assurance";
import type { EntryKind } from "../../app/model/publishing/entry";
import { ENTRY_SEGMENTS, RECORD_SECTIONS, type RecordSection } from "../../app/paths";
import { openLetter } from "../../app/platform/mail/letter.server";
import { aMember, anAuthenticator, aPerson, type Member } from "../factories";
import {
	A_REVIEW,
	A_VACCINATION,
	aLinkToAll,
	aProblem,
	aRecord,
	aRecordAskedFor,
	aReviewOfASource,
	aShare,
	asProfessional,
} from "../factories/health";
import { aPhoto } from "../factories/photo";
import { aDraft, aReferralReader, aSentReferral } from "../factories/referrals";
import type { StaffedCouncil, Stage, Who } from "../factories/staffed-council";
import { host } from "../setup/at-the-door";
import { aFollowedPage, everythingTold } from "./followed";
import {
	type Fill,
	fillIn,
	fillInOn,
	openPage,
	type Posting,
	problemOn,
	type Sent,
	type Somebody,
	send,
	submit,
} from "./somebody";

export interface Attempt {
	/** Who may; the first of them does. Everybody else may not. */
	may: readonly Who[];
	/** Makes what it is about. @returns the address of the page that has the form */
	page(ours: StaffedCouncil): Promise<string> | string;
	/** The words on the button. */
	button: string | RegExp;
	fill?: Fill | ((ours: StaffedCouncil, page: string) => Fill);
	/** What is seen of it, where it changes the other store. */
	shows?(answer: Sent): boolean;
	/** The page, where it comes as the answer to a form of its own. */
	html?(ours: StaffedCouncil, page: string): Promise<string>;
	/** Where a script of the page sends it instead of the form's own address. */
	to?(page: string): string;
}

const DECIDERS: readonly Who[] = ["publisher", "administrator", "leader"];
const WRITERS: readonly Who[] = ["editor", ...DECIDERS];

const asGuardian = ({ id, name }: Member): PersonAsker => ({ kind: "person", person: { id, name } });

/** A guardian at a page of their child's record, and who may not send its forms: another child's guardian among them. */
async function atRecord(rest = "") {
	const person = await aPerson("Sadia Malik");
	const other = await aPerson("Another Guardian");
	const { childId } = await aRecord({}, asGuardian(person));
	await aRecord({}, asGuardian(other));
	const wrong = { "another child's guardian": other, "somebody signed out": null };
	return { person, childId, page: `/red-book/${childId}${rest}`, wrong };
}

/** By the route below `staff/:council`. */
type Attempts = Record<string, readonly Attempt[]>;

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

const idIn = (address: string) => address.split("/").at(-1) ?? "";

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

const ADMINISTRATOR: readonly Who[] = ["administrator"];

/** Somebody of the staff about whom something is decided. @returns the address of their page */
const colleague = async ({ council, at }: StaffedCouncil) =>
	at(`/people/${(await aMember(council, "hub-worker", { name: "A colleague" })).id}`);

const invitation = () => ({
	name: "Ines Calder",
	email: `${randomUUID()}@northmere.example`,
	role: "editor",
});

async function invited({ at, member }: StaffedCouncil, email?: string): Promise<void> {
	await submit(member("administrator"), at("/people/invite"), {
		button: "Send the invitation",
		fill: { ...invitation(), ...(email && { email }) },
	});
}

/** @returns the address of a page that the list of people leads to, beside an address */
async function linkBeside({ at, member }: StaffedCouncil, email: string, path: RegExp): Promise<string> {
	const [, after = ""] = (await openPage(member("administrator"), at("/people"))).split(email);
	const [found] = path.exec(after) ?? [];
	if (!found) throw new Error(`The list of people leads to no ${path}.`);
	return at(found);
}

const OF_PEOPLE: Attempts = {
	people: [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				return ours.at("/people");
			},
			button: /^Send again/,
		},
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				return ours.at("/people");
			},
			button: /^Take back/,
		},
	],
	"people/invite": [
		{ may: ADMINISTRATOR, page: ({ at }) => at("/people/invite"), button: "Send the invitation", fill: invitation },
	],
	"people/release/:invitation": [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				const { email } = await aPerson("A squatter");
				await invited(ours, email);
				return linkBeside(ours, email, /\/people\/release\/[\w-]+/);
			},
			button: "Release the address",
		},
	],
	"people/:person": [
		{ may: ADMINISTRATOR, page: colleague, button: "Give this role", fill: { role: "editor" } },
		{ may: ADMINISTRATOR, page: colleague, button: /^Take away/ },
	],
	"people/:person/deactivate": [
		{ may: ADMINISTRATOR, page: async (ours) => `${await colleague(ours)}/deactivate`, button: "Deactivate" },
	],
	mail: [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				const failed = `status = 'failed' WHERE council_id = '${ours.council.id}'`;
				await ours.inside.query(`UPDATE mail SET ${failed}`);
				return ours.at("/mail");
			},
			button: /^Send /,
		},
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				const id = randomUUID();
				await ours.inside.query(`INSERT INTO task
					(id, kind, key, body, council_id, revision, attempts, due_at, failed_at, last_error, created_at)
					SELECT '${id}', 'remind', '${id}', '{}', id, 1, 12, created_at, created_at, 'No cup', created_at
					FROM council WHERE id = '${ours.council.id}'`);
				return ours.at("/mail");
			},
			button: /^Try again/,
		},
	],
	audit: [{ may: ["administrator", "leader"], page: ({ at }) => at("/audit"), button: "Verify now" }],
	"audit/export.csv": [{ may: ["administrator", "leader"], page: ({ at }) => at("/audit"), button: "Download as CSV" }],
};

const SHEET = "Name,Description,Kind,Place,Address,Postcode,Day,Start,End,Cost";
const row = (name: string, about: string) =>
	`${name},${about},Play,Lantern Hall,1 Lantern Road,ZZ1 1AA,Monday,10:00,11:00,Free`;
const sheet = (...rows: string[]) => new File([[SHEET, ...rows].join("\r\n")], "lantern.csv", { type: "text/csv" });
const IMPORTERS: readonly Who[] = ["publisher", "administrator"];

/** @returns the address of an import whose columns nobody has chosen yet */
async function uploaded({ at, checker }: StaffedCouncil, ...rows: string[]): Promise<string> {
	const columns = await submit(checker, at("/imports/upload"), { button: "Upload", fill: { file: sheet(...rows) } });
	return columns.replace(/\/columns$/, "");
}

/** @returns the address of an import that can be tried out */
async function understood(ours: StaffedCouncil, source: string, ...rows: string[]): Promise<string> {
	const job = await uploaded(ours, ...rows);
	await submit(ours.checker, `${job}/columns`, { button: "Continue", fill: { source } });
	await submit(ours.checker, `${job}/topics`, { button: "Continue" });
	return job;
}

/** Imports a list, which a second person lets go. @returns when it is done */
async function imported(ours: StaffedCouncil, source: string, ...rows: string[]): Promise<void> {
	const job = await understood(ours, source, ...rows);
	await submit(ours.checker, job, { button: "Try the import out" });
	await ours.inside.state();
	await submit(ours.member("publisher"), job, { button: "Import for good" });
	await ours.inside.state();
}

/** The first address on a page that such a link leads to. */
async function linkOn(ours: StaffedCouncil, page: string, pattern: RegExp): Promise<string> {
	const found = pattern.exec(await openPage(ours.checker, page))?.[0];
	if (!found) throw new Error(`${page} has no link ${pattern}`);
	return found;
}

/** A service whose import says something else than staff have published since. @returns the address of its conflict */
async function conflict(ours: StaffedCouncil): Promise<string> {
	const name = `Disputed ${randomUUID().slice(0, 8)}`;
	await imported(ours, name, row(name, "As it was"));
	const listed = await linkOn(
		ours,
		ours.at(`/services?q=${encodeURIComponent(name)}`),
		/\/staff\/[\w-]+\/services\/[\w-]{36}/,
	);
	await submit(ours.author, `${listed}/edit/about`, {
		button: "Save and close",
		fill: { summary: "As our staff have it" },
	});
	await submit(ours.author, listed, { button: "Hand in for review" });
	await submit(ours.checker, `${listed}/review`, { button: "Confirm", fill: { decision: "now" } });
	await imported(ours, name, row(name, "As the list has it now"));
	return ours.at(`/conflicts/${idIn(listed)}`);
}

/** Two lists that call one place by the same words. @returns the address of the page that asks whether it is one */
async function likely(ours: StaffedCouncil): Promise<string> {
	const name = `Pier ${randomUUID().slice(0, 8)}`;
	const at = (place: string) => row(`Songs at ${place}`, "Songs").replace("Lantern Hall", place);
	await imported(ours, `${name} once`, at(`${name} Library`));
	await imported(ours, `${name} twice`, at(`Library ${name}`));
	return ours.at("/likely");
}

const OF_EXCHANGE: Attempts = {
	"imports/upload": [
		{
			may: IMPORTERS,
			page: ({ at }) => at("/imports/upload"),
			button: "Upload",
			fill: () => ({ file: sheet(row("Lantern group", "Play")) }),
		},
	],
	"imports/feed": [
		{
			may: IMPORTERS,
			page: ({ at }) => at("/imports/feed"),
			button: "Try it out",
			fill: { address: "http://127.0.0.1:9/feed", name: "Their feed" },
		},
	],
	"imports/:job": [
		{
			may: IMPORTERS,
			page: (ours) => understood(ours, "lantern", row("Lantern group", "Play")),
			button: "Try the import out",
		},
	],
	"imports/:job/columns": [
		{
			may: IMPORTERS,
			page: async (ours) => `${await uploaded(ours, row("Lantern group", "Play"))}/columns`,
			button: "Continue",
			fill: { source: "lantern" },
		},
	],
	"imports/:job/topics": [
		{
			may: IMPORTERS,
			page: async (ours) => `${await understood(ours, "lantern", row("Lantern group", "Play"))}/topics`,
			button: "Continue",
			fill: { "topic-0": "infant-feeding" },
		},
	],
	"imports/undo/:run": [
		{
			may: IMPORTERS,
			page: async (ours) => {
				await imported(ours, "taken back", row("Lantern songs", "Songs"));
				return linkOn(ours, ours.at("/imports"), /\/staff\/[\w-]+\/imports\/undo\/[\w-]+/);
			},
			button: "Take the import back",
		},
	],
	"exports/:file": [{ may: WRITERS, page: ({ at }) => at("/exports"), button: /^Download/ }],
	"conflicts/:id": [
		{ may: DECIDERS, page: conflict, button: "Keep ours" },
		{ may: DECIDERS, page: conflict, button: /^Take / },
	],
	likely: [
		{ may: DECIDERS, page: likely, button: /^The same/ },
		{ may: DECIDERS, page: likely, button: /^Ask later/ },
	],
};

/** What an agency sends back: the list of one service with its name in Polish. */
async function fromTheAgency({ author, at, entry }: StaffedCouncil): Promise<File> {
	const page = await openPage(author, await entry("service", "live"));
	const name = /Lantern service \d+/.exec(page)?.[0] ?? "";
	const search = new URLSearchParams({ language: "pl", version: "1.2", q: name });
	const list = await openPage(author, at(`/translations/export?${search}`));
	const text = list.replace(/(<target[^>]*>)[^<]*/, "$1Zabawa przy lampionach");
	return new File([text], "polish.xlf", { type: "application/xliff+xml" });
}

const OF_WORDS: Attempts = {
	"translations/glossary": [
		{
			may: WRITERS,
			page: ({ at }) => at("/translations/glossary?language=pl"),
			button: "Save the term",
			fill: () => ({ term: `family hub ${randomUUID().slice(0, 4)}`, translation: "centrum rodzinne" }),
		},
	],
	"translations/import": [
		{
			may: WRITERS,
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
			may: WRITERS,
			page: async ({ at, entry }) => at(`/translations/${idIn(await entry("service", "live"))}/pl`),
			button: "Save",
			fill: { "text-name": "Zabawa przy lampionach" },
		},
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

/** A claim that waits. @returns the address of its page */
async function claimed(ours: StaffedCouncil): Promise<string> {
	const listed = await ours.entry("service", "live");
	await submit(ours.member("stranger"), ours.at(`/claims?claim=${idIn(listed)}`), {
		button: "Send the claim",
		fill: { message: "We have run it for years." },
	});
	return linkOn(ours, ours.at("/claims"), /\/staff\/[\w-]+\/claims\/[\w-]{36}/);
}

/** A message of a family. @returns the address of its page in the staff area */
async function said(ours: StaffedCouncil): Promise<string> {
	const details = `The door sticks ${randomUUID()}`;
	await submit(null, `/${ours.council.slug}/comments`, { button: "Send comment", fill: { details } });
	return linkOn(ours, ours.at("/feedback"), /\/staff\/[\w-]+\/feedback\/[\w-]{36}/);
}

const ANSWERERS: readonly Who[] = [...WRITERS, "hub-worker"];
const aSetting = (part: string, fill: Fill): Attempt => ({
	may: ADMINISTRATOR,
	page: ({ at }) => at(`/settings/${part}`),
	button: "Save",
	fill,
});

const OF_THE_COUNCIL: Attempts = {
	claims: [
		{
			may: ["stranger"],
			page: async ({ at, entry }) => at(`/claims?claim=${idIn(await entry("service", "live"))}`),
			button: "Send the claim",
			fill: { message: "We have run it for years." },
		},
	],
	"claims/:id": [
		{ may: DECIDERS, page: claimed, button: "Confirm", fill: { decision: "accept" } },
		{ may: DECIDERS, page: claimed, button: "Confirm", fill: { decision: "refuse", note: "It is not yours." } },
	],
	"feedback/:feedback": [
		{ may: ANSWERERS, page: said, button: "Save and close", fill: { weDid: "We mended the door." } },
		{ may: ANSWERERS, page: said, button: "Save who deals with it", fill: ({ author }) => ({ person: author.id }) },
	],
	"settings/:part": [aSetting("name", { website: "https://lantern.example" })],
};

/** Of records that a council's administrator decides over; by the address of the page. */
const found = new Map<string, Fill>();
const atOffice =
	(rest: (record: Awaited<ReturnType<typeof aRecordAskedFor>>) => string) => async (ours: StaffedCouncil) => {
		const record = await aRecordAskedFor(ours.council.id);
		const page = ours.at(`/guardians${rest(record)}`);
		const [year = "", month = "", day = ""] = record.bornOn.split("-");
		const born = { "bornOn-day": day, "bornOn-month": month, "bornOn-year": year };
		found.set(page, { nhsNumber: record.nhsNumber, ...born });
		return page;
	};
const RUTH: readonly Who[] = ["record-administrator"];
const because = { reason: "An order of the court" };

const OFFICE: Attempts = {
	guardians: [
		{
			may: RUTH,
			page: atOffice(() => ""),
			button: "Find it",
			fill: (_, page) => found.get(page) ?? {},
			shows: ({ location }) => location.includes("/guardians/records/"),
		},
	],
	"guardians/claims/:id": [
		{
			may: RUTH,
			page: atOffice(({ claimId }) => `/claims/${claimId}`),
			button: "Decide",
			fill: { decision: "accept", ...because },
			shows: ({ location }) => location.endsWith("/guardians?done=accepted"),
		},
	],
	"guardians/problems/:id": [
		{
			may: RUTH,
			async page(ours) {
				const { childId, mother } = await aRecordAskedFor(ours.council.id);
				const id = await aProblem(mother, { childId, entryId: await aReviewOfASource(childId) });
				return ours.at(`/guardians/problems/${id}`);
			},
			button: "Send the answer",
			fill: { kind: "disputed", words: "Ask the surgery." },
			shows: ({ location }) => location.endsWith("/guardians?done=answered"),
		},
	],
	"guardians/records/:id/:step": [
		{
			may: RUTH,
			page: atOffice(({ childId }) => `/records/${childId}/code`),
			button: "Make a code for another guardian",
			shows: ({ text }) => /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/.test(text),
		},
		{
			may: RUTH,
			page: atOffice(({ childId }) => `/records/${childId}/died`),
			button: "Record that the child has died",
			fill: { ...because, "diedOn-day": "20", "diedOn-month": "11", "diedOn-year": "2026" },
			shows: ({ location }) => location.endsWith("?done=decided"),
		},
	],
	"guardians/records/:id/:step/:guardian": [
		{
			may: RUTH,
			page: atOffice(({ childId, guardianId }) => `/records/${childId}/freeze/${guardianId}`),
			button: /^Suspend/,
			fill: { ...because, "reviewOn-day": "1", "reviewOn-month": "3", "reviewOn-year": "2099" },
			shows: ({ location }) => location.endsWith("?done=decided"),
		},
	],
};

export const STAFF_ATTEMPTS: Attempts = {
	...OFFICE,
	...ofEntries("service"),
	...ofEntries("location"),
	...ofEntries("organisation"),
	...ofEntries("article"),
	...ofEntries("offer-section"),
	...ofLists("service"),
	...ofLists("location"),
	...ofLists("organisation"),
	...ofLists("article"),
	...OF_PEOPLE,
	...OF_EXCHANGE,
	...OF_WORDS,
	...OF_THE_COUNCIL,
};

/** A form of somebody's own, outside the staff area. */
export interface OwnAttempt {
	/** Who sends it, and who sends the same and may not. */
	form(ours: StaffedCouncil): Promise<{ right: Somebody; posting: Posting; wrong?: Record<string, Somebody> }>;
	/** What the answer shows, where nothing is stored. */
	shows?(answer: Sent): boolean;
	/** Its address is the secret: mail programs send it too, which say no origin. */
	byMailPrograms?: true;
}

const challengeOn = (html: string) => /"challenge":"([^"]+)"/.exec(html)?.[1] ?? "";

/** Somebody who has just added a passkey. */
async function withPasskey(): Promise<{ person: Member; authenticator: ReturnType<typeof anAuthenticator> }> {
	const person = await aPerson("Pia Keys");
	const authenticator = anAuthenticator(host.origin);
	const page = await openPage(person, "/account/passkey/new");
	const response = authenticator.make(challengeOn(page));
	const posting = fillInOn(page, "/account/passkey/new", {
		button: "Add a passkey",
		fill: { response, name: "Phone" },
	});
	const added = await send(person, posting);
	if (added.status !== 303) throw new Error(problemOn(added.text));
	// The session goes on under a new token.
	return { person: { ...person, cookie: added.cookie.split(";")[0] ?? "" }, authenticator };
}

const atAccount = (button: string | RegExp, fill?: Fill): OwnAttempt => ({
	async form() {
		const { person } = await withPasskey();
		return {
			right: person,
			posting: await fillIn(person, "/account", { button, fill }),
			wrong: { "somebody else": await aPerson(), "somebody signed out": null },
		};
	},
});

/** The newest link of a kind in an e-mail. */
async function linkInMail({ inside }: StaffedCouncil, pattern: RegExp): Promise<string> {
	const rows = await inside.query("SELECT id, recipient, words FROM mail ORDER BY created_at DESC");
	const written = rows.map((row) => openLetter(row as unknown as Parameters<typeof openLetter>[0]));
	const [link] = written.flatMap((letter) => pattern.exec(JSON.stringify(letter))?.[0] ?? []);
	if (!link) throw new Error(`No e-mail has ${pattern}`);
	return link;
}

const ON = { "on-day": "20", "on-month": "11", "on-year": "2026" };
/** Of who is born on 2 March, as children of the factory are: a day that no check is asked about. */
const AT_7_WEEKS = { "on-day": "20", "on-month": "4" };
/** Of each section of a record that is a list: an entry, and how its form is filled in. */
const IN_SECTIONS: Record<RecordSection, { body: NewEntry["body"]; fill: Fill }> = {
	feeding: {
		body: { kind: "feeding", on: "2026-03", how: "breast", note: "" },
		fill: { how: "mixed", "on-month": "3", "on-year": "2026" },
	},
	teeth: { body: { kind: "tooth", on: "2026-10", tooth: "71" }, fill: { tooth: "81", ...ON } },
	development: {
		body: { kind: "first", on: "2026-11-20", what: "Smiled" },
		fill: { what: "Smiled", photo: aPhoto(), ...ON },
	},
	appointments: {
		body: { kind: "appointment", on: "2026-12-20", time: null, what: "Check", where: "" },
		fill: { what: "Check", time: "2.30pm", ...ON },
	},
	conditions: {
		body: { kind: "condition", what: "Milk", isAllergy: true, since: null, note: "" },
		fill: { kind: "condition", what: "Eczema" },
	},
	notes: { body: { kind: "note", on: "2026-11-20", text: "Smiled" }, fill: { text: "Smiled today", ...ON } },
};

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

/** A health visitor with whom a record is shared, and who may not send its forms: its guardian and a midwife among them. */
async function atSharedRecord({ council }: StaffedCouncil) {
	const right = await aMember(council, "health-visitor", { name: "Helen Okoro" });
	const midwife = await aMember(council, "midwife", { name: "Marta Lis" });
	const mother = await aPerson("Sadia Malik");
	const { childId } = await aRecord({}, asGuardian(mother));
	const link = await aLinkToAll(asGuardian(mother), childId, host.origin);
	const join = await fillIn(right, "/records", { button: "Open the record", fill: { link } });
	const wrong = { "its guardian": mother, "somebody signed out": null };
	return {
		right,
		mother,
		childId,
		join,
		wrong,
		strangers: { "a midwife with whom it is not shared": midwife, ...wrong },
	};
}

/** A form of a record that is shared, which leads to its page. @param by makes what it is about, and gives its id */
const atShared = (
	rest: string,
	filling: Parameters<typeof fillIn>[2],
	leadsTo: string,
	by?: (who: Member, childId: string, mother: Member) => Promise<string>,
): readonly OwnAttempt[] => [
	{
		async form(ours) {
			const { right, mother, childId, join, strangers } = await atSharedRecord(ours);
			await send(right, join);
			const entry = by ? await by(right, childId, mother) : "";
			const page = `/records/${childId}${rest.replace(":entry", entry)}`;
			return { right, posting: await fillIn(right, page, filling), wrong: strangers };
		},
		shows: ({ location }) => location.endsWith(leadsTo),
	},
];

/** @returns the id of an entry of the professional's own */
const written = (body: NewEntry["body"]) => async (who: Member, childId: string) => {
	const done = await writeEntry(asProfessional(who), { childId, body, mark: null });
	if (!done.ok) throw new Error("The entry was not written.");
	return done.id;
};
const A_WEIGHT: NewEntry["body"] = {
	kind: "measurement",
	on: "2026-11-20",
	weightGrams: 8100,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
};
const GIVEN: Fill = {
	vaccine: "6-in-1",
	outcome: "given",
	consent: "spoken",
	"date-day": "27",
	"date-month": "4",
	"date-year": "2026",
};

const ofSharedRecords: Record<string, readonly OwnAttempt[]> = {
	records: [
		{
			async form(ours) {
				const { right, join, wrong } = await atSharedRecord(ours);
				return { right, posting: join, wrong };
			},
			shows: ({ location }) => /\/records\/[\w-]{36}$/.test(location),
		},
	],
	"records/:child": atShared("", { button: "I do not need this record any more" }, "/records?left=1"),
	"records/:child/problems/:problem": atShared(
		"/problems/:entry",
		{ button: "Send the answer", fill: { words: "I looked it up." } },
		"/records?answered=1",
		async (who, childId, mother) =>
			aProblem(asGuardian(mother), { childId, entryId: await written(A_REVIEW)(who, childId) }),
	),
	"records/:child/growth/add": atShared(
		"/growth/add",
		{ button: "Save measurement", fill: { ...ON, kilograms: "8.1" } },
		"/growth?saved=1",
	),
	"records/:child/growth/:entry": atShared(
		"/growth/:entry",
		{ button: "Save measurement", fill: { kilograms: "8.3" } },
		"/growth?saved=1",
		written(A_WEIGHT),
	),
	"records/:child/immunisations/add": atShared(
		"/immunisations/add",
		{ button: "Save", fill: GIVEN },
		"/immunisations?saved=1",
	),
	"records/:child/immunisations/:entry": atShared(
		"/immunisations/:entry",
		{ button: "Take this vaccination back" },
		"/immunisations",
		written(A_VACCINATION),
	),
	"records/:child/checks/review": atShared(
		"/checks/review",
		{ button: "Save", fill: { review: "6-8-weeks", ...ON, ...AT_7_WEEKS, findings: "Smiles and follows a face." } },
		"/checks?saved=1",
	),
	"records/:child/checks/screen": atShared(
		"/checks/screen",
		{ button: "Save", fill: { screen: "hearing", ...ON, ...AT_7_WEEKS, result: "not-suspected" } },
		"/checks?saved=1",
	),
	"records/:child/checks/:entry": atShared(
		"/checks/:entry",
		{ button: "Take this entry back" },
		"/checks?saved=1",
		written(A_REVIEW),
	),
	...Object.fromEntries(
		RECORD_SECTIONS.flatMap((section): [string, readonly OwnAttempt[]][] => {
			const { body, fill } = IN_SECTIONS[section];
			const to = `/${section}?saved=1`;
			return [
				[`records/:child/${section}/add`, atShared(`/${section}/add`, { button: "Save", fill }, to)],
				[
					`records/:child/${section}/:entry`,
					atShared(`/${section}/:entry`, { button: "Take this back" }, to, written(body)),
				],
			];
		}),
	),
};

/**
 * A service to which families are referred, a health visitor who refers, a worker who gets it, and who may not: another
 * professional, a worker of another organisation, another council's, a provider of the same organisation, a family.
 */
async function atReferrals({ council, entry, organisation }: StaffedCouncil) {
	const listed = await entry("service", "live");
	const service = { id: idIn(listed), name: "Lantern feeding", organisation };
	const referrer = await aMember(council, "health-visitor", { name: "Helen Okoro" });
	const worker = await aMember(council, "service-worker", { name: "Joy Mensah", organisationId: organisation.id });
	const wrong = {
		"a midwife": await aMember(council, "midwife", { name: "Marta Lis" }),
		"a worker of no organisation of theirs": await aMember(council, "service-worker", { name: "Another worker" }),
		"a provider of the organisation": await aMember(council, "provider", { organisationId: organisation.id }),
		"an administrator": await aMember(council, "administrator"),
		"a family": await aPerson("Ana Popescu", ROLE_NEEDS["health-visitor"]),
		"somebody signed out": null,
	};
	const reader = aReferralReader("health-visitor", { id: referrer.id, council });
	return { service, referrer, worker, wrong, reader };
}

const IN_2099 = (name: string): Fill => ({ [`${name}-day`]: "1", [`${name}-month`]: "3", [`${name}-year`]: "2099" });
const LAST_YEAR = (name: string): Fill => ({ ...IN_2099(name), [`${name}-year`]: "2025" });
/** Of an appointment, next year. */
const A_TIME: Fill = {
	...IN_2099("on"),
	"on-year": String(new Date().getUTCFullYear() + 1),
	time: "10:30",
	way: "telephone",
};
const accepted = (id: string, worker: ReferralReader) =>
	moveReferral(worker, id, { step: "accept", revision: 1, words: { reason: "Yes" } });

/** An appointment that was offered. @returns its id */
async function anAppointment(id: string, worker: ReferralReader): Promise<string> {
	await accepted(id, worker);
	const when = { on: "2099-03-01", time: "10:00", way: "home", where: null, movableUntil: null } as const;
	await moveAppointment(worker, id, { appointmentId: null, step: "offer", revision: 0, said: { when } }, BEFORE_2099);
	return (await openReferral(worker, id))?.appointments[0]?.id ?? "";
}
/** The page of a family to which an appointment was offered. */
async function atFollowed(ours: StaffedCouncil) {
	const { service, worker, reader } = await atReferrals(ours);
	const joy = aReferralReader("service-worker", { id: worker.id, organisationIds: [service.organisation.id] });
	return aFollowedPage(ours.inside, reader, service, (id) => anAppointment(id, joy));
}
const BEFORE_2099 = new Date("2098-12-01T12:00:00Z");

/**
 * A form of a referral that was sent. @param by who sends it; the other end may not, but for what both do
 * @param rest with ":appointment" for what `before` gives
 */
const atReferral = (
	rest: string,
	by: "referrer" | "worker",
	filling: Parameters<typeof fillIn>[2],
	before: (id: string, worker: ReferralReader) => Promise<unknown> = async () => undefined,
): OwnAttempt => ({
	async form(ours) {
		const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
		const id = await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` });
		const organisationIds = [service.organisation.id];
		const made = await before(
			id,
			aReferralReader("service-worker", { id: worker.id, council: ours.council, organisationIds }),
		);
		const page = rest.replace(":appointment", String(made));
		const right = by === "referrer" ? referrer : worker;
		await everythingTold();
		const other = by === "referrer" ? worker : referrer;
		const isForBoth = rest === "/cancel" || filling.button === "Add the note";
		const others = isForBoth ? wrong : { ...wrong, "the other end of it": other };
		return { right, posting: await fillIn(right, `/referrals/${id}${page}`, filling), wrong: others };
	},
	shows: ({ location }) => /\/referrals\/[\w-]{36}\?done=(?:moved|noted|appointment)$/.test(location),
});

const ofReferrals: Record<string, readonly OwnAttempt[]> = {
	"referrals/new": [
		{
			async form(ours) {
				const { service, referrer, wrong, worker } = await atReferrals(ours);
				const [listed] = await ours.inside.query(`SELECT content FROM service WHERE id = '${service.id}'`);
				const content = typeof listed?.content === "string" ? JSON.parse(listed.content) : listed?.content;
				const page = `/referrals/new?q=${encodeURIComponent(content.name)}`;
				const posting = await fillIn(referrer, page, { button: /^Refer a family to this service/ });
				// Midwives refer too.
				const { "a midwife": _, ...others } = wrong;
				return { right: referrer, posting, wrong: { ...others, "a service worker": worker } };
			},
			shows: ({ location }) => /\/referrals\/[\w-]{36}\/draft\/check$/.test(location),
		},
	],
	"referrals/:referral/draft/:question": [
		{
			async form(ours) {
				const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
				const id = await aDraft(reader, service);
				const filling = { button: "Save and continue", fill: { why: "Pain", hopes: "Less pain" } };
				const posting = await fillIn(referrer, `/referrals/${id}/draft/reason`, filling);
				return { right: referrer, posting, wrong: { ...wrong, "its service": worker } };
			},
			shows: ({ location }) => location.endsWith("/draft/check"),
		},
		{
			async form(ours) {
				const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
				const id = await aDraft(reader, service);
				const posting = await fillIn(referrer, `/referrals/${id}/draft/check`, { button: "Send the referral" });
				return { right: referrer, posting, wrong: { ...wrong, "its service": worker } };
			},
			shows: ({ location }) => location.endsWith("?done=sent"),
		},
	],
	"referrals/:referral": [
		atReferral("", "worker", { button: "We have it" }),
		atReferral("", "worker", { button: "Add the note", fill: { note: "We called", sight: "service" } }),
		atReferral("", "referrer", { button: "Add the note", fill: { note: "She moved" } }),
	],
	"follow/:token": [
		{
			async form(ours) {
				const { service, reader } = await atReferrals(ours);
				const email = `${randomUUID()}@families.example`;
				await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` }, email);
				await everythingTold();
				const link = await linkInMail(ours, /\/ro\/follow\/[\w-]{43}/);
				return { right: null, posting: await fillIn(null, link, { button: "Trimiteți-mi un cod" }) };
			},
			shows: ({ text }) => text.includes("Am trimis un cod"),
		},
		{
			async form(ours) {
				const { link, html } = await atFollowed(ours);
				return { right: null, posting: fillInOn(html, link, { button: "Voi veni" }) };
			},
			shows: ({ text }) => text.includes("Ați spus că veniți"),
		},
	],
	"follow/:token/appointment.ics": [
		{
			async form(ours) {
				const { link, html } = await atFollowed(ours);
				return { right: null, posting: fillInOn(html, link, { button: "Adăugați în calendarul meu" }) };
			},
			shows: ({ text }) => text.includes("DTSTART;TZID=Europe/London:20990301T100000"),
		},
	],
	"referrals/:referral/:step": [
		atReferral("/accept", "worker", { button: "Accept", fill: { reason: "We call on Monday" } }),
		atReferral("/decline", "worker", {
			button: "Decline",
			fill: { why: "full", reason: "No place until May", noneFound: "1" },
		}),
		atReferral("/wait", "worker", { button: "Put on the waiting list", fill: IN_2099("expectedOn") }, accepted),
		atReferral("/begin", "worker", { button: "Record the first contact", fill: LAST_YEAR("contactOn") }, accepted),
		atReferral("/cancel", "referrer", { button: "Cancel the referral", fill: { reason: "They moved away" } }),
	],
	"referrals/:referral/appointments/new": [
		atReferral("/appointments/new", "worker", { button: "Offer it", fill: A_TIME }, accepted),
	],
	"referrals/:referral/appointments/:appointment": [
		atReferral(
			"/appointments/:appointment",
			"worker",
			{ button: "Say what came of it", fill: { step: "confirm" } },
			anAppointment,
		),
	],
	"referrals/:referral/appointments/:appointment/move": [
		atReferral("/appointments/:appointment/move", "worker", { button: "Offer it", fill: A_TIME }, anAppointment),
	],
};

/** By the route. */
export const OWN_ATTEMPTS: Record<string, readonly OwnAttempt[]> = {
	"sign-out": [
		{
			async form() {
				const right = await aPerson();
				return { right, posting: await fillIn(right, "/account", { button: "Sign out" }) };
			},
		},
	],
	account: [atAccount("Save the name", { name: "Telephone" }), atAccount(/^Remove/)],
	"account/passkey/new": [
		{
			async form() {
				const right = await aPerson();
				const page = await openPage(right, "/account/passkey/new");
				const response = anAuthenticator(host.origin).make(challengeOn(page));
				return {
					right,
					posting: fillInOn(page, "/account/passkey/new", {
						button: "Add a passkey",
						fill: { response, name: "Phone" },
					}),
					wrong: { "somebody else": await aPerson(), "somebody signed out": null },
				};
			},
		},
	],
	"account/passkey": [
		{
			async form({ inside }) {
				const { person, authenticator } = await withPasskey();
				await inside.query(`UPDATE session SET second_factor_at = NULL WHERE person_id = '${person.id}'`);
				const page = await openPage(person, "/account/passkey");
				const response = authenticator.show(challengeOn(page));
				const { person: other } = await withPasskey();
				return {
					right: person,
					posting: fillInOn(page, "/account/passkey", { button: "Use your passkey", fill: { response } }),
					wrong: { "somebody else": other, "somebody signed out": null },
				};
			},
		},
	],
	"invitation/:token": [
		{
			async form(ours) {
				const { member, at } = ours;
				const invitee = await aPerson("Ines Calder");
				const fill = { name: invitee.name, email: invitee.email, role: "editor" };
				await submit(member("administrator"), at("/people/invite"), { button: "Send the invitation", fill });
				const link = await linkInMail(ours, /\/invitation\/[\w-]{43}/);
				return {
					right: invitee,
					posting: await fillIn(invitee, link, { button: "Accept" }),
					wrong: { "somebody else": await aPerson(), "somebody signed out": null },
				};
			},
		},
	],
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
	...ofReferrals,
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
	...ofSharedRecords,
	"still-right/:token": [
		{
			async form(ours) {
				const link = await linkInMail(ours, /\/still-right\/[\w-]{43}/);
				return { right: null, posting: await fillIn(null, link, { button: "It is still right" }) };
			},
		},
	],
	":council/comments": [
		{
			form: async ({ council: { slug } }) => ({
				right: null,
				posting: await fillIn(null, `/${slug}/comments`, { button: "Send comment", fill: { details: "Lovely songs" } }),
			}),
		},
	],
	":council/services/:service/report": [
		{
			async form() {
				const fill = { kind: "time", details: "It begins at 10." };
				const page = "/northmere/services/stay-and-play/report";
				return { right: null, posting: await fillIn(null, page, { button: /^Send/, fill }) };
			},
		},
	],
	":council/shortlist": [
		{
			form: async () => ({
				right: null,
				posting: await fillIn(null, "/northmere/services/stay-and-play", { button: /shortlist/ }),
			}),
			shows: ({ cookie }) => /shortlist/.test(cookie),
		},
	],
};
