import { existsSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { keepTemporarily, removeTemporary, sweepTemporary } from "./temporary-files.server";

const HOUR = 3600;

it("what processes that died have left is taken away, and what is in use is not", async () => {
	const left = mkdtempSync(join(tmpdir(), "hub-upload-"));
	writeFileSync(join(left, "file"), "left");
	const long = Date.now() / 1000 - 2 * HOUR;
	utimesSync(left, long, long);
	const { path } = await keepTemporarily(Readable.from([Buffer.from("in use")]), 100);
	await sweepTemporary();
	expect(existsSync(left)).toBe(false);
	expect(existsSync(path)).toBe(true);
	await removeTemporary(path);
	expect(existsSync(dirname(path))).toBe(false);
});
