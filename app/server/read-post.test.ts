import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerOn, sendBytes } from "../../tests/setup/raw-request";
import type { PostRule } from "./post-rules";
import { letGo, postReader } from "./read-post.server";
import { Refusal } from "./refusal";

const FORM = "Content-Type: application/x-www-form-urlencoded";
const RULE: PostRule = { limits: { bytes: 1000, fieldBytes: 1000 }, seconds: 300 };
const PATIENT = { timeout: 60_000 };

const open: Server[] = [];
afterEach(() => {
	for (const server of open.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

/** A server that answers with what it read, or why it did not. */
async function aReader({
	network = (_req: IncomingMessage): string | undefined => "a",
	rule = RULE,
	begun = () => {},
	gone = () => {},
} = {}): Promise<string> {
	const readPost = postReader();
	const server = createServer(async (req, res) => {
		res.once("close", () => letGo(req));
		const reading = readPost(req, rule, network(req));
		begun();
		const answer = await reading.catch((error: unknown) => error);
		if (req.destroyed) gone();
		res.end(answer instanceof Refusal ? answer.reason : JSON.stringify(answer));
	});
	open.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const request = (...headers: string[]) => ["POST / HTTP/1.1", "Host: a", ...headers, "", ""].join("\r\n");
const bodyOf = (answer: string) => answer.split("\r\n\r\n")[1] ?? "";

async function send(origin: string, headers: string[], body = ""): Promise<string> {
	const socket = await sendBytes(origin, request(...headers) + body);
	const answer = bodyOf(await answerOn(socket));
	socket.destroy();
	return answer;
}

describe("a posted body", () => {
	it("is read", async () => {
		const origin = await aReader();
		const read = await send(origin, [FORM, "Content-Length: 8"], "name=Ada");
		expect(JSON.parse(read)).toEqual({ values: { name: "Ada" }, files: {} });
	});

	it("that is none is empty", async () => {
		expect(JSON.parse(await send(await aReader(), []))).toEqual({ values: {}, files: {} });
	});

	it.each([
		["said to be too large", [FORM, "Content-Length: 1001"], "", "too-large"],
		[
			"too large without saying so",
			[FORM, "Transfer-Encoding: chunked"],
			`7d0\r\na=${"x".repeat(1998)}\r\n`,
			"too-large",
		],
		["compressed", [FORM, "Content-Encoding: gzip", "Content-Length: 3"], "a=b", "not-a-form"],
		["of another kind", ["Content-Type: application/json", "Content-Length: 2"], "{}", "not-a-form"],
	])("is refused at once when it is %s", async (_, headers, body, reason) => {
		expect(await send(await aReader(), headers, body)).toBe(reason);
	});

	it("has so long as a whole, however it drips", async () => {
		const origin = await aReader({ rule: { ...RULE, seconds: 0.3 } });
		const socket = await sendBytes(origin, request(FORM, "Content-Length: 500"), "a=");
		// It would be all there in half a minute.
		const dripping = setInterval(() => socket.write("x"), 50);
		expect(bodyOf(await answerOn(socket))).toBe("too-slow");
		clearInterval(dripping);
		socket.destroy();
	});

	it("leaves no file when it is late, while its sender holds the connection", async () => {
		const folder = mkdtempSync(join(tmpdir(), "hub-late-"));
		vi.stubEnv("TMPDIR", folder);
		try {
			const limits = { bytes: 100_000, fieldBytes: 1000, fileBytes: 50_000 };
			const origin = await aReader({ rule: { limits, seconds: 0.3 } });
			const type = "Content-Type: multipart/form-data; boundary=b";
			const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname,postcode';
			const socket = await sendBytes(origin, request(type, "Content-Length: 50000"), part);
			expect(bodyOf(await answerOn(socket))).toBe("too-slow");
			expect(readdirSync(folder)).toEqual([]);
			socket.destroy();
		} finally {
			vi.unstubAllEnvs();
			rmSync(folder, { recursive: true });
		}
	});

	it("has so many of its network beside it, and those of others do not count", async () => {
		const [begun, gone] = [vi.fn(), vi.fn()];
		const origin = await aReader({ network: ({ headers }) => String(headers["x-network"]), begun, gone });
		const begin = (network: string) =>
			sendBytes(origin, request(FORM, `X-Network: ${network}`, "Content-Length: 5"), "a=");
		const hanging = await Promise.all(Array.from({ length: 20 }, () => begin("a")));
		await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(20), PATIENT);
		const small = [FORM, "Content-Length: 3"];
		expect(await send(origin, [...small, "X-Network: a"], "b=c")).toBe("too-many-requests");
		expect(await send(origin, [...small, "X-Network: b"], "b=c")).toContain('"b":"c"');
		for (const socket of hanging) socket.destroy();
		await vi.waitFor(() => expect(gone.mock.calls.length).toBeGreaterThanOrEqual(20), PATIENT);
		expect(await send(origin, [...small, "X-Network: a"], "b=c")).toContain('"b":"c"');
	});

	it("that is not wanted goes by, and its connection serves on", async () => {
		const origin = await aReader();
		const socket = await sendBytes(origin, request(FORM, "Content-Length: 5000"));
		expect(bodyOf(await answerOn(socket))).toBe("too-large");
		socket.write(`${"x".repeat(5000)}${request(FORM, "Content-Length: 3")}a=b`);
		expect(bodyOf(await answerOn(socket))).toContain('"a":"b"');
		socket.destroy();
	});
});
