/**
 * Every page of the staff area, by every role, in one's own council, in another's, with another's ids, and signed out:
 * read from app/routes.ts, so that a new route is covered when it is added. What each role may do stands in the policy
 * table (`app/model/people/roles.ts`); which permission a route asks for is seen as it asks. What is posted to them is
 * sent at the door (`tests/door/post-matrix.test.ts`).
 */
import { randomUUID } from "node:crypto";
import { isAbsolute, join, resolve } from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { sendFeedback } from "../../app/features/families/feedback/send-feedback.server";
import { invite, listInvitations } from "../../app/features/people/members/invitations.server";
import { requireStaff } from "../../app/features/people/require-staff.server";
import {
	blankArticle,
	blankLocation,
	blankOfferSection,
	blankOrganisation,
	blankService,
} from "../../app/features/publishing/blank";
import { addEntry } from "../../app/features/publishing/save-draft.server";
import { listFeedback } from "../../app/features/staff/feedback/list-feedback.server";
import { localNow } from "../../app/model/calendar/local-time";
import { allows, COUNCIL_ROLES, type Permission, type Role } from "../../app/model/people/roles";
import { ENTRY_SEGMENTS } from "../../app/paths";
import { recordedIn } from "../../app/platform/audit.server";
import { transaction } from "../../app/platform/store.server";
import routes from "../../app/routes";
import { claim, entry, importJob, importRun, session } from "../../db/schema";
import { aCouncil, aMember, aPerson, type Member, staffArgs } from "../factories";
import { TEST } from "../factories/asker";
import { aProblem, aRecordAskedFor, aReviewOfASource } from "../factories/health";

/** The permissions that the route in hand asked for. */
const asked: Permission[] = [];
vi.mock("../../app/features/people/require-staff.server", async (original) => {
	const guards = await original<typeof import("../../app/features/people/require-staff.server")>();
	const watched: typeof guards.requireStaff = (args, permission) => {
		asked.push(permission);
		return guards.requireStaff(args, permission);
	};
	const watchedToo: typeof guards.requireRecordAdministrator = (args) => {
		asked.push("records.administer");
		return guards.requireRecordAdministrator(args);
	};
	return { ...guards, requireStaff: watched, requireRecordAdministrator: watchedToo };
});

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

interface StaffRoute {
	/** Below `/staff/:council`: "/services/:id/edit/:section". */
	path: string;
	file: string;
}

/** The routes below one, with their whole paths. */
function flatten(entries: readonly RouteConfigEntry[], base = ""): StaffRoute[] {
	return entries.flatMap(({ path = "", file, children = [] }) => {
		const whole = path ? `${base}/${path}` : base;
		return [{ path: whole, file }, ...flatten(children, whole)];
	});
}

const config = (await routes) as RouteConfigEntry[];
const staffArea = config.find(({ path }) => path === "staff/:council");
const staffRoutes = flatten(staffArea?.children ?? []);

/** What a council has, one of each, by the names that routes give their ids. */
interface Fixture {
	council: Council;
	members: Map<Role, Member>;
	/** By the first part of their address: "services", "claims". */
	entries: Map<string, string>;
	person: string;
	invitation: string;
	job: string;
	run: string;
	feedback: string;
	guardian: string;
}

/** A value for each name in a route's path. A name that is missing here fails the test of its route. */
const SAMPLES: Readonly<Record<string, (of: Fixture, path: string) => string>> = {
	id: ({ entries }, path) =>
		entries.get(path.split("/:")[0] ?? "") ?? entries.get(path.split("/")[1] ?? "") ?? entries.get("services") ?? "",
	step: (_, path) => (path.endsWith(":guardian") ? "freeze" : "died"),
	guardian: ({ guardian }) => guardian,
	person: ({ person }) => person,
	invitation: ({ invitation }) => invitation,
	job: ({ job }) => job,
	run: ({ run }) => run,
	feedback: ({ feedback }) => feedback,
	section: (_, path) => (path.startsWith("/offer-sections/") ? "text" : "about"),
	language: () => "pl",
	file: () => "services.csv",
	part: () => "rules",
};
/** What a page is asked for that shows nothing by its path alone: by the end of that. */
const SEARCHES: readonly (readonly [RegExp, string])[] = [
	[/\/bulk$/, "?do=archive"],
	[/\/translations\/export$/, "?language=pl&version=1.2"],
];
/** Takes forms, and is no page for anybody. */
const NO_PAGE = /\/autosave\//;

/** Names of what belongs to a council; the others are the same for all. */
const OWNED = new Set(["id", "person", "invitation", "job", "run", "feedback", "guardian"]);

const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");

async function aStaffedCouncil(): Promise<Fixture> {
	const council = await aCouncil({ settings: { languages: ["en", "pl"] } });
	const members = new Map<Role, Member>();
	for (const role of COUNCIL_ROLES) members.set(role, await aMember(council, role));
	const administrator = members.get("administrator");
	if (!administrator) throw new Error("there is no administrator");
	const who = await requireStaff(staffArgs(administrator, council), "staff.enter");
	const organisationId = randomUUID();
	const blanks = [
		blankOrganisation("Tideline"),
		blankLocation("Harbour hub", true),
		blankArticle("Sleep", localNow().date),
		blankOfferSection({ stage: "newborn" }),
	];
	const entries = new Map<string, string>();
	for (const blank of blanks) {
		const added = await addEntry(who, blank, blank.kind === "organisation" ? { id: organisationId } : {});
		if (added.ok) entries.set(ENTRY_SEGMENTS[blank.kind], added.id);
	}
	const content = blankService("Stay and play", organisationId);
	const service = await addEntry(who, content);
	if (service.ok) entries.set("services", service.id);
	const job = randomUUID();
	const run = randomUUID();
	const claimed = randomUUID();
	const entryId = entries.get("services") ?? "";
	entries.set("claims", claimed);
	const record = await aRecordAskedFor(council.id);
	entries.set("/guardians/claims", record.claimId);
	entries.set("/guardians/records", record.childId);
	const { childId, mother } = record;
	entries.set("/guardians/problems", await aProblem(mother, { childId, entryId: await aReviewOfASource(childId) }));
	await sendFeedback(council, {}, randomUUID(), { serviceId: null, kind: "comment", details: "Lovely" });
	await invite({ asker: who, council }, { name: "A", email: "a@x.example", role: "editor", organisationId: null });
	const [invited] = await listInvitations(TEST, council.id);
	const [message] = await listFeedback(TEST, council.id, { status: "new" }, { limit: 1 });
	await transaction(TEST, async (tx) => {
		const now = new Date();
		await tx.insert(importRun).values({
			id: run,
			councilId: council.id,
			kind: "services",
			source: "sheet",
			startedAt: now,
			finishedAt: now,
			undoneAt: null,
			report: {},
		});
		await tx
			.update(entry)
			.set({ incoming: { ...content, checksum: "theirs" } })
			.where(eq(entry.id, entryId));
		await tx.insert(claim).values({
			id: claimed,
			councilId: council.id,
			entryId,
			organisationId,
			personId: administrator.id,
			message: "We run it",
			status: "new",
			createdAt: now,
			decidedBy: null,
			decidedAt: null,
		});
		await tx.insert(importJob).values({
			id: job,
			councilId: council.id,
			kind: "sheet",
			status: "mapping",
			origin: "sessions.csv",
			upload: "name,kind\nStay and play,Play\n",
			settings: {
				source: "",
				headings: ["name", "kind"],
				rows: 1,
				map: { columns: { name: ["name"], category: ["kind"] }, organisation: null, topics: {} },
			},
			report: null,
			progress: 0,
			dryRun: false,
			importRunId: null,
			createdBy: administrator.id,
			createdAt: now,
			startedAt: null,
			finishedAt: null,
		});
	});
	return {
		council,
		members,
		entries,
		person: (await aMember(council, "editor")).id,
		invitation: invited?.id ?? "",
		job,
		run,
		feedback: message?.id ?? "",
		guardian: record.guardianId,
	};
}

let ours: Fixture;
let theirs: Fixture;
let nobody: Member;

beforeAll(async () => {
	ours = await aStaffedCouncil();
	theirs = await aStaffedCouncil();
	nobody = await aPerson();
});

async function loaderOf({ file }: StaffRoute): Promise<Loader> {
	const path = isAbsolute(file) ? file : resolve(join("app", file));
	const { loader } = (await import(/* @vite-ignore */ path)) as { loader?: Loader };
	if (!loader) throw new Error(`${file} has no loader`);
	return loader;
}

const statusOf = (answer: unknown): number => {
	if (answer instanceof Response) return answer.status;
	const init = typeof answer === "object" && answer !== null && "init" in answer ? answer.init : null;
	return typeof init === "object" && init !== null && "status" in init ? Number(init.status) : 200;
};

/** Asks for a page of our council. @param ids whose ids stand in its address */
async function ask(route: StaffRoute, who: Member | null, ids = ours) {
	const load = await loaderOf(route);
	const params = Object.fromEntries(namesIn(route.path).map((name) => [name, SAMPLES[name]?.(ids, route.path) ?? ""]));
	const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "");
	const search = SEARCHES.find(([end]) => end.test(route.path))?.[1] ?? "";
	asked.length = 0;
	const answer = await load(staffArgs(who, ours.council, path + search, { params })).catch((thrown: unknown) => {
		if (thrown instanceof Response) return thrown;
		throw thrown;
	});
	const location = answer instanceof Response ? (answer.headers.get("Location") ?? "") : "";
	return { status: statusOf(answer), location, asked: [...asked] };
}

describe("the routes of the staff area", () => {
	it("are found at all", () => expect(staffRoutes.length).toBeGreaterThan(10));

	describe.each(staffRoutes.map((route) => ({ ...route, name: route.path || "/" })))("$name", (route) => {
		const names = namesIn(route.path);

		it("has a sample for each name in its address: add it to SAMPLES in this file", () => {
			expect(Object.keys(SAMPLES)).toEqual(expect.arrayContaining(names));
		});

		it("shows nothing to who is not signed in", async () => {
			const answer = await ask(route, null);
			expect(answer.status).toBe(303);
			expect(answer.location).toMatch(/^\/sign-in\?/);
		});

		it("is not there for those of another council, or of none", async () => {
			for (const who of [...theirs.members.values(), nobody]) expect((await ask(route, who)).status).toBe(404);
		});

		if (names.some((name) => OWNED.has(name))) {
			it("gives nothing of another council by its ids", async () => {
				for (const who of ours.members.values()) expect([403, 404]).toContain((await ask(route, who, theirs)).status);
			});
		}

		it("is open to whose role the policy names, and to nobody else", async () => {
			const statuses: number[] = [];
			for (const [role, who] of ours.members) {
				const { status, asked: permissions } = await ask(route, who);
				const [permission] = permissions;
				if (!permission) throw new Error(`${route.file} asks for no permission`);
				if (allows([role], permission)) expect(status, `${role} by ${permission}`).toBeLessThan(500);
				// That there are such pages is told to nobody else.
				else expect(status, `${role} by ${permission}`).toBe(permission === "records.administer" ? 404 : 403);
				statuses.push(status);
			}
			// What is not there for anybody says nothing of who may see it.
			if (NO_PAGE.test(route.path)) expect(Math.min(...statuses)).toBe(403);
			else expect(Math.min(...statuses), "nobody sees it: give it a sample that is there").toBeLessThan(400);
		});
	});
});

/** What leaves a trace before it is answered: that an administrator may not sign, and that somebody took texts away. */
const LEAVING_A_TRACE = [
	"/offer/sign",
	"/translations/export",
	...staffRoutes.map(({ path }) => path).filter((path) => path.startsWith("/guardians")),
];

describe("while somebody else writes", () => {
	it("the pages of the staff area are shown, but for those that leave a trace", async () => {
		const administrator = ours.members.get("administrator");
		if (!administrator) throw new Error("there is no administrator");
		await transaction(TEST, async (tx) => {
			const before = new Date(Date.now() - 5 * 60_000);
			await tx.update(session).set({ seenAt: before }).where(eq(session.personId, administrator.id));
		});
		let shown = 0;
		// A few at once: who waits gives up after ten seconds, in which all others have to be answered.
		for (let from = 0; from < staffRoutes.length; from += 8) {
			const some = staffRoutes.slice(from, from + 8);
			let finish = (): void => undefined;
			let writing: Promise<void> = Promise.resolve();
			await new Promise<void>((begun) => {
				writing = recordedIn(ours.council.id, TEST, async (tx) => {
					tx.record({ action: "listing.published", actor: null, councilId: ours.council.id });
					await new Promise<void>((resolve) => {
						finish = resolve;
						begun();
					});
				});
			});
			const waiting = new Set(some.map(({ path }) => path));
			const asking = some.map(async (route) => {
				const answer = await ask(route, administrator);
				waiting.delete(route.path);
				return answer;
			});
			const leavingOne = LEAVING_A_TRACE.filter((path) => waiting.has(path)).sort();
			try {
				await expect.poll(() => [...waiting].sort(), { timeout: 9000 }).toEqual(leavingOne);
			} finally {
				finish();
				await writing;
			}
			const answers = await Promise.all(asking);
			shown += answers.filter(({ status }) => status === 200).length;
		}
		expect(shown).toBeGreaterThan(15);
	});
});
