import { describe, expect, it } from "vitest";
import { freePort } from "../../../tests/setup/free-port";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { firstAnswer } from "./first-answer.server";

/** What is said while a server is waited for, and what is thrown in the end. */
async function waitFor(url: string, waitMs: number, kind: typeof OperatorProblem | typeof StoreUnavailable) {
	const said: string[] = [];
	const failure = await firstAnswer({ connectionString: url }, "DATABASE_URL", waitMs, (line) => said.push(line)).catch(
		(error) => error,
	);
	expect(failure).toBeInstanceOf(kind);
	return { said, message: failure.message };
}

describe("a server that is not there", () => {
	it("is waited for as long as said, in one line, and then asked after", async () => {
		const port = await freePort();
		const { said, message } = await waitFor(`postgres://hub:secret@127.0.0.1:${port}/hub`, 1200, StoreUnavailable);
		const why = `connect ECONNREFUSED 127.0.0.1:${port}`;
		expect(said).toEqual([`Waiting for PostgreSQL at 127.0.0.1:${port}, for 1.2 seconds at most: ${why}`]);
		expect(message).toBe(
			`PostgreSQL at 127.0.0.1:${port} did not let us in within 1.2 seconds: ${why}. Is it running, and is DATABASE_URL right?`,
		);
	});
});

it("an address that cannot be read is not waited for, and its password not told", async () => {
	const { said, message } = await waitFor("postgres://hub:secret@[/hub", 60_000, OperatorProblem);
	expect(said).toEqual([]);
	expect(message).toMatch(/^DATABASE_URL is no address/);
	expect(message).not.toContain("secret");
});
