import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const HTTPS = "https://hub.example.gov.uk";
const HTTP = "http://localhost:3000";
let folder: string;

/** The module as a process that has just started sees it. */
async function started(environment: Record<string, string>) {
	vi.resetModules();
	vi.stubEnv("SESSION_SECRET", "");
	for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
	return import("./cookies.server");
}
const carrying = (setCookie: string) =>
	new Request(HTTP, { headers: { Cookie: `other=1; ${setCookie.split(";")[0]}; last=2` } });

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hub-cookies-"));
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

const secret = { SESSION_SECRET: "a secret of at least thirty-two characters" };

describe("a signed cookie", () => {
	test("comes back as it was kept", async () => {
		const { readSignedCookie, signedCookie } = await started(secret);
		const kept = signedCookie("list", "ś, one=two; three", { origin: HTTP, maxAge: 60 });
		expect(readSignedCookie(carrying(kept), "list", HTTP)).toBe("ś, one=two; three");
	});

	test("is bound to this host over https", async () => {
		const { readSignedCookie, signedCookie } = await started(secret);
		const kept = signedCookie("list", "a", { origin: HTTPS, maxAge: 60 });
		expect(kept).toMatch(/^__Host-list=\S+; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax; Secure$/);
		expect(readSignedCookie(carrying(kept), "list", HTTPS)).toBe("a");
		const plain = signedCookie("list", "a", { origin: HTTP, maxAge: 60 });
		expect(plain).toMatch(/^list=/);
		expect(plain).not.toMatch(/__Host-|Secure/);
	});

	test("is refused when changed, moved to another name, or signed elsewhere", async () => {
		const { readSignedCookie, signedCookie } = await started(secret);
		const kept = signedCookie("list", "a", { origin: HTTP, maxAge: 60 });
		expect(readSignedCookie(carrying(kept), "list", HTTP)).toBe("a");
		const forged = kept.replace(/=[^.]+/, `=${Buffer.from("b").toString("base64url")}`);
		expect(readSignedCookie(carrying(forged), "list", HTTP)).toBeUndefined();
		expect(readSignedCookie(carrying(kept.replace("list", "role")), "role", HTTP)).toBeUndefined();
		for (const cookie of ["", "list", "list=", "list=.", "list=a.b.c", "=list"]) {
			expect(readSignedCookie(new Request(HTTP, { headers: { Cookie: cookie } }), "list", HTTP)).toBeUndefined();
		}
		const elsewhere = await started({ SESSION_SECRET: "another secret of at least thirty-two" });
		expect(elsewhere.readSignedCookie(carrying(kept), "list", HTTP)).toBeUndefined();
	});
});

describe("without a secret", () => {
	test("the key stands beside the SQLite file, for its owner alone, and outlives a restart", async () => {
		const DATABASE_URL = `file:${join(folder, "data", "hub.db")}`;
		const before = await started({ DATABASE_URL });
		const kept = before.signedCookie("list", "a", { origin: HTTP, maxAge: 60 });
		const after = await started({ DATABASE_URL });
		expect(after.readSignedCookie(carrying(kept), "list", HTTP)).toBe("a");
		const file = join(folder, "data", "hub.db.key");
		expect(existsSync(file)).toBe(true);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});
});
