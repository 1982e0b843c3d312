/**
 * A suspended guardian's page takes as many database statements as any other's, so that a clock or a load tells nothing either:
 * each page of a child's record, read from app/routes.ts, by the engine's own client. On PostgreSQL the
 * product asks by itself all the time whether the server is there, so that nothing can be counted.
 */
import { join } from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import Sqlite from "better-sqlite3";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { answerProblem } from "../../app/features/health/record/entry-problems.server";
import { writeEntry } from "../../app/features/health/record/write-entry.server";
import { recordedAt, recordStream } from "../../app/platform/audit.server";
import { ENGLISH } from "../../app/platform/i18n/languages";
import { health } from "../../app/platform/store.server";
import routes from "../../app/routes";
import { guardian } from "../../db/schema/health";
import { aPerson, type Member, ORIGIN } from "../factories";
import { TEST } from "../factories/asker";
import { aProblem, aRecord, aReviewOfASource } from "../factories/health";

let statements = 0;
const counted = <Args extends unknown[], Result>(real: (...args: Args) => Result) =>
	function (this: unknown, ...args: Args): Result {
		statements += 1;
		return real.apply(this, args);
	};

interface Guarded {
	childId: string;
	who: Member;
	/** Of an entry that a source sent, with which they have reported a problem. */
	sent: string;
}

async function aGuarded(isFrozen: boolean): Promise<Guarded> {
	const who = await aPerson("Sadia Malik");
	const asker = { kind: "person", person: { id: who.id, name: who.name } } as const;
	const { childId } = await aRecord({}, asker);
	const body = { kind: "note", on: "2026-11-20", text: "Smiled" } as const;
	await writeEntry(asker, { childId, body, mark: null });
	const sent = await aReviewOfASource(childId);
	const problemId = await aProblem(asker, { childId, entryId: sent });
	if (isFrozen) {
		const theirs = and(eq(guardian.childId, childId), eq(guardian.personId, who.id));
		await health.transaction(TEST, (tx) => tx.update(guardian).set({ frozenAt: new Date() }).where(theirs));
		const answer = { kind: "stays", words: "It is right.", by: null } as const;
		await recordedAt(health, recordStream(childId), TEST, (tx) =>
			answerProblem(tx, { id: problemId, childId }, { answer, answeredBy: "ruth" }),
		);
	}
	return { childId, who, sent };
}

const area = ((await routes) as RouteConfigEntry[]).find(({ path }) => path === "red-book");
const PAGES = (area?.children ?? []).filter(({ path = "" }) =>
	/^:child(?:\/:section\/:entry)?(?:\/[a-z-]+)*$/.test(path),
);

async function statementsOf(
	{ file, path: pattern = "" }: RouteConfigEntry,
	{ childId, who, sent }: Guarded,
): Promise<number> {
	const { loader } = (await import(/* @vite-ignore */ join(process.cwd(), "app", file))) as {
		loader: (args: LoaderFunctionArgs) => Promise<unknown>;
	};
	const path = `/red-book/${pattern.replace(":child", childId).replace(":section/:entry", `reviews/${sent}`)}`;
	const request = new Request(ORIGIN + path, { headers: { Cookie: who.cookie } });
	const context = { language: ENGLISH, path, origin: ORIGIN, client: "192.0.2.1", self: ORIGIN, loaded: new Map() };
	const params = { child: childId, ...(pattern.includes(":entry") && { section: "reviews", entry: sent }) };
	statements = 0;
	await loader({ request, params, context });
	return statements;
}

let frozen: Guarded;
let quiet: Guarded;
beforeAll(async () => {
	[frozen, quiet] = [await aGuarded(true), await aGuarded(false)];
	const statement = Object.getPrototypeOf(new Sqlite(":memory:").prepare("SELECT 1"));
	for (const name of ["all", "get", "run"]) statement[name] = counted(statement[name]);
});

it.each(PAGES.map((page) => ({ page, name: page.path })))("$name", async ({ page }) => {
	// Once before: what is prepared the first time, and the first lines of a log, are not counted.
	for (const one of [frozen, quiet]) await statementsOf(page, one);
	const [theirs, other] = [await statementsOf(page, frozen), await statementsOf(page, quiet)];
	expect(theirs).toBe(other);
	expect(theirs).toBeGreaterThan(3);
});
