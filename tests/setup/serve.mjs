// Serves the built product for the browser tests, on a fresh demo database outside the test runner's output folder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "hub-e2e-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.env.DATABASE_URL = `file:${join(folder, "hub.db")}`;
process.env.NODE_ENV = "production";
process.env.LOG_LEVEL = "error";
await import("../../app/cli/start.mjs");
