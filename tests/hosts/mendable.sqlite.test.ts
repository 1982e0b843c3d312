/** The running product when its disk is full, and when its file is gone: families read on, nothing is taken that is lost. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formsOn } from "../setup/read-forms";
import { type RunningHost, startHost } from "../setup/running-host";

const COMMENTS = "/northmere/comments";
const folder = mkdtempSync(join(tmpdir(), "hub-mend-"));
const settings = { DATABASE_URL: `file:${join(folder, "hub.db")}`, TRUST_PROXY: "1" };

let host: RunningHost;
beforeAll(async () => {
	// The demo wants room: it is put in place before the disk is full.
	await (await startHost(settings)).stop();
	host = await startHost(settings, 1024);
}, 240_000);
afterAll(async () => {
	await host.stop();
	rmSync(folder, { recursive: true, force: true });
});

let sent = 0;
/** Sends a comment, each from an address of its own: one may send only so many. */
async function comment(details: string) {
	sent += 1;
	const client = { "X-Forwarded-For": `198.51.${Math.floor(sent / 250)}.${sent % 250}` };
	const page = await (await fetch(host.origin + COMMENTS, { headers: client })).text();
	const form = formsOn(page).find(({ fields }) => fields.some(([name]) => name === "details"));
	const fields = form?.fields.map(([name, value]): [string, string] => [name, name === "details" ? details : value]);
	return fetch(host.origin + COMMENTS, {
		method: "POST",
		headers: { ...client, Origin: host.origin },
		body: new URLSearchParams(fields),
		redirect: "manual",
	});
}

const statusOf = async (path: string) => (await fetch(host.origin + path)).status;
const logged = (words: string) =>
	host
		.printed()
		.split("\n")
		.filter((line) => line.includes(words)).length;

describe("the product", () => {
	it("on a full disk takes nothing more, gives back what was typed, and says so once", async () => {
		const details = `Songs and tea ${"and more tea ".repeat(60)}`;
		let refused: Response | undefined;
		for (let tries = 0; tries < 600 && !refused; tries++) {
			const answer = await comment(details);
			if (answer.status === 303) continue;
			refused = answer;
		}
		expect(refused?.status).toBe(503);
		expect(refused?.headers.get("Retry-After")).toBe("10");
		const page = (await refused?.text()) ?? "";
		expect(formsOn(page).flatMap(({ fields }) => fields)).toContainEqual(["details", details]);

		for (let tries = 0; tries < 20; tries++) expect([303, 503]).toContain((await comment(details)).status);
		for (const path of ["/healthz", "/readyz", "/northmere", "/northmere/services?q=songs"]) {
			expect(await statusOf(path), path).toBe(200);
		}
		expect(logged("Make room")).toBe(1);
		expect(logged('"level":50')).toBe(1);
	}, 120_000);

	it("without its file is not ready and takes nothing, but families read on", async () => {
		rmSync(join(folder, "hub.db"));
		expect(await statusOf("/readyz")).toBe(503);
		expect((await comment("Lovely")).status).toBe(503);
		expect(await statusOf("/healthz")).toBe(200);
		expect(await statusOf("/northmere/services?q=songs")).toBe(200);
		expect(logged("deleted or replaced")).toBe(1);
	});
});
