/** A fault that nobody caught ends the process in order: it is logged, what is in hand is finished, others are sent away. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { answerOn, sendHead } from "../setup/raw-request";
import { startHost } from "../setup/running-host";

/** Makes a process fail when it is told to. */
const FAILING = `
	process.on("SIGUSR2", () => { throw new Error("thrown") });
	process.on("SIGHUP", () => void Promise.reject(new Error("rejected")));
`;
const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(FAILING)}`;

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase(process.env.DATABASE_URL);
});
afterAll(() => database.drop());

const start = () => startHost({ DATABASE_URL: database.url, NODE_OPTIONS, LOG_LEVEL: "error" });

/** Begins to send a form, which the host has then in hand. @param length of its body */
const begin = (origin: string, length: number) =>
	sendHead(
		origin,
		[
			"POST /northmere/comments HTTP/1.1",
			`Host: ${new URL(origin).host}`,
			`Origin: ${origin}`,
			"Content-Type: application/x-www-form-urlencoded",
			`Content-Length: ${length}`,
			"Expect: 100-continue",
			"",
			"",
		].join("\r\n"),
	);

describe("a process in which something", () => {
	it.each([
		["is thrown", "SIGUSR2", "thrown", "uncaughtException"],
		["is rejected", "SIGHUP", "rejected", "unhandledRejection"],
	] as const)(
		"%s and nobody catches it ends in order",
		async (_, signal, message, event) => {
			const host = await start();
			const body = "details=";
			const inHand = await begin(host.origin, body.length);
			inHand.write(body.slice(0, 3));
			host.process.kill(signal);
			// Nobody new is let in, and who is inside is answered.
			const isOpen = () => fetch(`${host.origin}/northmere`).then(Boolean, () => false);
			await expect.poll(isOpen, { timeout: 7000 }).toBe(false);
			inHand.write(body.slice(3));
			expect(await answerOn(inHand)).toMatch(/^HTTP\/1\.1 400 [\s\S]*<h1/);
			inHand.destroy();
			expect(await host.ended).toBe(1);
			const logged = host
				.printed()
				.split("\n")
				.filter((line) => line.includes('"level":60'));
			expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ event, err: { type: "Error", message } }]);
		},
		240_000,
	);

	it("hangs ends all the same, without those who keep it waiting", async () => {
		const host = await start();
		const hanging = await begin(host.origin, 100);
		hanging.write("deta");
		const begun = performance.now();
		host.process.kill("SIGUSR2");
		expect(await host.ended).toBe(1);
		expect(performance.now() - begun).toBeLessThan(14_000);
		hanging.destroy();
	}, 240_000);
});
