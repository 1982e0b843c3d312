/** A fault that nobody caught ends the process in order: it is logged, what is in hand is finished, others are sent away. */
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { answerOn, sendBytes } from "../setup/raw-request";
import { startHost } from "../setup/running-host";

/** Makes a process fail when it is told to. */
const FAILING = `
	process.on("SIGUSR2", () => { throw new Error("thrown") });
	process.on("SIGHUP", () => void Promise.reject(new Error("rejected")));
`;
const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(FAILING)}`;

const post = (origin: string, length: number) =>
	[
		"POST /northmere/comments HTTP/1.1",
		`Host: ${new URL(origin).host}`,
		`Origin: ${origin}`,
		"Content-Type: application/x-www-form-urlencoded",
		`Content-Length: ${length}`,
		"",
		"",
	].join("\r\n");

describe("a process in which something", () => {
	it.each([
		["is thrown", "SIGUSR2", "thrown", "uncaughtException"],
		["is rejected", "SIGHUP", "rejected", "unhandledRejection"],
	] as const)(
		"%s and nobody catches it ends in order",
		async (_, signal, message, event) => {
			const host = await startHost({ NODE_OPTIONS, LOG_LEVEL: "error" });
			const body = "details=";
			const inHand = await sendBytes(host.origin, post(host.origin, body.length), body.slice(0, 3));
			await pause(200);
			host.process.kill(signal);
			await pause(500);
			// Nobody new is let in, and who is inside is answered.
			await expect(fetch(`${host.origin}/northmere`)).rejects.toThrow();
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
		const host = await startHost({ NODE_OPTIONS, LOG_LEVEL: "error" });
		const hanging = await sendBytes(host.origin, post(host.origin, 100), "deta");
		await pause(200);
		const begun = performance.now();
		host.process.kill("SIGUSR2");
		expect(await host.ended).toBe(1);
		expect(performance.now() - begun).toBeLessThan(14_000);
		hanging.destroy();
	}, 240_000);
});
