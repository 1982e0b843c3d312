/** Reads what is posted: whether it may be sent is known before, then it is measured, then parsed. */
import type { IncomingMessage } from "node:http";
import { PostRefused, parsePosted } from "../platform/forms/parse-posted.server";
import type { Posted } from "../platform/forms/posted";
import type { PostRule } from "./post-rules";
import { Refusal } from "./refusal";

/** Bodies that are on their way at the same time. */
const AT_ONCE = 400;
const AT_ONCE_OF_A_NETWORK = 20;

/** How long, and how much, goes by unread when a body is not wanted, so that its sender hears the answer. */
const LET_GO_MS = 10_000;
const LET_GO_BYTES = 32 * 1024 * 1024;

const NOTHING: Posted = { values: {}, files: {} };

/** A function that reads one body. */
export function postReader() {
	const onTheirWay = new Map<string, number>();
	let all = 0;

	/**
	 * @param network whose bodies are counted together; undefined where everybody comes from one address
	 * @throws Refusal
	 */
	return async function readPost(
		req: IncomingMessage,
		{ limits, seconds }: PostRule,
		network: string | undefined,
	): Promise<Posted> {
		const { "content-length": length, "content-type": type = "", "content-encoding": encoding } = req.headers;
		if (length === "0" || (length === undefined && !req.headers["transfer-encoding"])) return NOTHING;
		if (encoding && encoding !== "identity") throw new Refusal("not-a-form");
		if (Number(length) > limits.bytes) throw new Refusal("too-large");
		const own = network === undefined ? 0 : (onTheirWay.get(network) ?? 0);
		if (all >= AT_ONCE || own >= AT_ONCE_OF_A_NETWORK) throw new Refusal("too-many-requests");
		count(network, 1);
		const late = new AbortController();
		const timer = setTimeout(() => late.abort(new Refusal("too-slow")), seconds * 1000);
		try {
			return await parsePosted(req, type, limits, late.signal);
		} catch (error) {
			throw error instanceof PostRefused ? new Refusal(error.reason) : error;
		} finally {
			clearTimeout(timer);
			count(network, -1);
		}
	};

	function count(network: string | undefined, change: 1 | -1): void {
		all += change;
		if (network === undefined) return;
		const now = (onTheirWay.get(network) ?? 0) + change;
		if (now > 0) onTheirWay.set(network, now);
		else onTheirWay.delete(network);
	}
}

/** Lets what is still being sent go by for a while, then hangs up. */
export function letGo(req: IncomingMessage): void {
	if (req.complete || req.destroyed) return;
	let bytes = 0;
	const hangUp = () => req.socket.destroy();
	const timer = setTimeout(hangUp, LET_GO_MS);
	req.on("data", (chunk: Buffer) => {
		bytes += chunk.length;
		if (bytes > LET_GO_BYTES) hangUp();
	});
	req.once("close", () => clearTimeout(timer));
	req.resume();
}
