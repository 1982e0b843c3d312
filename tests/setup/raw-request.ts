/** Requests as bytes, for what no client would send. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** No answer comes after so many milliseconds. */
const SILENCE_MS = 60_000;

/** Opens a connection to where a host listens, and sends bytes. */
export async function sendBytes(origin: string, ...parts: (string | Uint8Array)[]): Promise<Socket> {
	const { hostname, port } = new URL(origin);
	const socket = connect(Number(port), hostname);
	await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
	// A connection that the host cuts is told by what it said before.
	socket.on("error", () => {});
	for (const part of parts) socket.write(part);
	return socket;
}

/** Sends the head of a request with "Expect: 100-continue", and waits until the host has it in hand. */
export async function sendHead(origin: string, head: string): Promise<Socket> {
	const socket = await sendBytes(origin, head);
	const [said] = await once(socket, "data");
	if (!String(said).startsWith("HTTP/1.1 100 ")) throw new Error(`The host does not want more: ${said}`);
	return socket;
}

/** What the host says next on a connection: one answer, its body in one piece; or what it said before it hung up. */
export async function answerOn(socket: Socket): Promise<string> {
	let said = "";
	return new Promise<string>((resolve, reject) => {
		const end = (done: () => void) => {
			clearTimeout(timer);
			socket.off("data", hear).off("close", close);
			done();
		};
		const timer = setTimeout(() => end(() => reject(new Error(`The host says no more than: ${said}`))), SILENCE_MS);
		const hear = (chunk: Buffer) => {
			said += chunk.toString("latin1");
			const answer = answerIn(said);
			if (answer !== undefined) end(() => resolve(answer));
		};
		const close = () => end(() => resolve(said));
		socket.on("data", hear).once("close", close);
		if (socket.closed) close();
	});
}

/** An answer that is all there, without the marks between the chunks of its body. */
function answerIn(said: string): string | undefined {
	const bodyAt = said.indexOf("\r\n\r\n") + 4;
	if (bodyAt < 4) return undefined;
	let text = said.slice(0, bodyAt);
	const [, length] = /^content-length: (\d+)\r$/im.exec(text) ?? [];
	if (length !== undefined) return said.length >= bodyAt + Number(length) ? said : undefined;
	// Without either its body ends with the connection.
	if (!/^transfer-encoding: chunked\r$/im.test(text)) return undefined;
	for (let from = bodyAt; ; ) {
		const sizeEnd = said.indexOf("\r\n", from);
		const size = Number.parseInt(said.slice(from, sizeEnd), 16);
		const chunkEnd = sizeEnd + 2 + size;
		if (sizeEnd < 0 || said.length < chunkEnd + 2) return undefined;
		if (size === 0) return text;
		text += said.slice(sizeEnd + 2, chunkEnd);
		from = chunkEnd + 2;
	}
}

/** Sends lines as one request, and hears the answer. @returns its status; 0 for none; and all of its text */
export async function rawRequest(origin: string, ...lines: string[]): Promise<{ status: number; text: string }> {
	const socket = await sendBytes(origin, Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));
	const text = await answerOn(socket);
	socket.destroy();
	return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text };
}
