/**
 * A folder for all temporary files of a run of tests, which goes with it: hosts that a test kills, and actions that are
 * called without a host, leave theirs. Processes that the run starts inherit it.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Called where the runner's config is read, which its workers may do again. */
export function haveOwnTemporaryFolder(): void {
	if (process.env.HUB_TESTS_FOLDER) return;
	const folder = mkdtempSync(join(tmpdir(), "hub-tests-"));
	// As the system's own: a PostgreSQL of the tests' own runs as somebody else, and so does what may not write a file.
	chmodSync(folder, 0o1777);
	process.env.HUB_TESTS_FOLDER = folder;
	process.env.TMPDIR = folder;
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
