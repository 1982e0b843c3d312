/** Reads JSON that a machine sends, measured before it is parsed. */
import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal";

/** The type of JSON, with or without what follows it, and the types that end in it. */
const JSON_TYPE = /^application\/(?:[\w.-]{1,60}\+)?json(?:\s{0,9};|$)/i;

/**
 * @param limits bytes of the body, and seconds for all of it
 * @returns undefined for what is no JSON in UTF-8
 * @throws Refusal where it is too large, too slow, or says that it is something else
 */
export async function readJson(req: IncomingMessage, limits: { bytes: number; seconds: number }): Promise<unknown> {
	const { "content-type": type = "", "content-encoding": encoding, "content-length": length } = req.headers;
	if (!JSON_TYPE.test(type.slice(0, 200)) || (encoding && encoding !== "identity")) throw new Refusal("not-a-form");
	if (Number(length) > limits.bytes) throw new Refusal("too-large");
	const body = await collect(req, limits);
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		return undefined;
	}
}

/** What is too large goes by unread, so that its sender hears the answer. */
function collect(req: IncomingMessage, { bytes, seconds }: { bytes: number; seconds: number }): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const stop = (reason: unknown) => {
			clearTimeout(timer);
			req.off("data", take);
			reject(reason);
		};
		const take = (chunk: Buffer) => {
			size += chunk.length;
			if (size > bytes) stop(new Refusal("too-large"));
			else chunks.push(chunk);
		};
		const timer = setTimeout(() => stop(new Refusal("too-slow")), seconds * 1000);
		req.on("data", take);
		req.once("error", stop);
		req.once("close", () => stop(new Refusal("bad-request")));
		req.once("end", () => {
			clearTimeout(timer);
			resolve(Buffer.concat(chunks));
		});
	});
}
