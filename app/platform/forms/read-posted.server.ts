import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { AppLoadContext } from "@remix-run/node";
import { pageError } from "../errors";
import { PostRefused, parsePosted } from "./parse-posted.server";
import type { Posted } from "./posted";

/** For an action that is called without the host, which knows each route's own limits. */
const LIMITS = { bytes: 64 * 1024 * 1024, fieldBytes: 16 * 1024 * 1024, fileBytes: 32 * 1024 * 1024 };

/**
 * The form that was posted, as the host parsed it; without a host it is parsed here, in the same way.
 * @throws the 415 page when the body is no form, the 413 page when it is too long
 */
export async function readPosted({ request, context }: { request: Request; context: AppLoadContext }): Promise<Posted> {
	if (context.posted) return context.posted;
	const body = request.body as NodeReadableStream | null;
	try {
		const type = request.headers.get("Content-Type") ?? "";
		context.posted = await parsePosted(body ? Readable.fromWeb(body) : Readable.from([]), type, LIMITS);
		return context.posted;
	} catch (error) {
		if (error instanceof PostRefused) throw pageError(error.reason);
		throw error;
	}
}
