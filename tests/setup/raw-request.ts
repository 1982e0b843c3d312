/** Requests as bytes, for what no client would send. */
import { connect, type Socket } from "node:net";

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

/** What the host says on a connection until it is silent or hangs up. @param silence milliseconds */
export async function answerOn(socket: Socket, silence = 2000): Promise<string> {
	let said = "";
	await new Promise<void>((resolve) => {
		let timer = setTimeout(resolve, silence);
		socket.on("data", (chunk) => {
			said += chunk.toString("latin1");
			clearTimeout(timer);
			timer = setTimeout(resolve, 300);
		});
		socket.once("close", () => {
			clearTimeout(timer);
			resolve();
		});
	});
	return said;
}

/** Sends lines as one request, and hears the answer. @returns its status; 0 for none; and all of its text */
export async function rawRequest(origin: string, ...lines: string[]): Promise<{ status: number; text: string }> {
	const socket = await sendBytes(origin, Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));
	const text = await answerOn(socket);
	socket.destroy();
	return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text };
}
