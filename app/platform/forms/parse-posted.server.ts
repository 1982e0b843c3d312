/** Reads a posted form while it arrives: its fields into memory, its files into temporary ones. */
import { once } from "node:events";
import type { Readable } from "node:stream";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { cleanText } from "../clean-text";
import type { PageError } from "../errors";
import { addValue, isFieldName, type Posted, type UploadedFile } from "./posted";
import { keepTemporarily, removeTemporary } from "./temporary-files.server";

export interface PostLimits {
	/** Bytes of the whole body. */
	bytes: number;
	/** Bytes of all fields together. */
	fieldBytes: number;
	/** Bytes kept of a file; undefined where files are read over. */
	fileBytes?: number;
}

/** More fields than our longest form has, several times over. */
const MOST_FIELDS = 2000;
/** The parser hands over bytes as they came, so that it is seen here whether they are text. */
const AS_BYTES = "latin1";
const NAMED_UTF8 = /;\s{0,9}charset=(?:"utf-?8"|utf-?8)(?=[;\s]|$)/i;
/** What a byte is not, and what a byte of ASCII is not. */
const MORE_THAN_A_BYTE = /[\u0100-\uffff]/;
const MORE_THAN_ASCII = /[\u0080-\uffff]/;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Several times what browsers write above a part. */
const PART_HEADER_BYTES = 8192;
const LONGEST_FILE_NAME = 300;

/** Why a posted form is not read. */
export class PostRefused extends Error {
	constructor(readonly reason: Extract<PageError, "not-a-form" | "too-large">) {
		super(reason);
	}
}

/**
 * @param body what is sent, which is left open when the form is refused, so that an answer can still be sent
 * @param contentType the header
 * @param late ends the reading with its reason, whether or not anything more is sent
 * @throws PostRefused for what is no form, breaks off or is too large; an Error when the disk refuses a file
 */
export async function parsePosted(
	body: Readable,
	contentType: string,
	limits: PostLimits,
	late?: AbortSignal,
): Promise<Posted> {
	const parser = parserFor(contentType, limits);
	const posted: { values: Posted["values"]; files: Record<string, UploadedFile> } = { values: {}, files: {} };
	const stopped = new AbortController();
	const refuse = (reason: PostRefused["reason"]) => stopped.abort(new PostRefused(reason));
	late?.addEventListener("abort", () => stopped.abort(late.reason));
	const streams: BusboyFileStream[] = [];
	const writing: Promise<void>[] = [];
	let fields = 0;
	let fieldBytes = 0;

	parser.on("error", () => refuse("not-a-form"));
	parser.on("partsLimit", () => refuse("too-large"));
	// What throws in a listener would throw in nobody's hands, and end the process.
	const listening =
		<Heard extends unknown[]>(listener: (...heard: Heard) => void) =>
		(...heard: Heard): void => {
			try {
				listener(...heard);
			} catch (error) {
				stopped.abort(error);
			}
		};
	parser.on(
		"field",
		listening((name: string | undefined, value: string, nameCut: boolean, valueCut: boolean) => {
			fields += 1;
			fieldBytes += value.length;
			if (nameCut || valueCut || fields > MOST_FIELDS || fieldBytes > limits.fieldBytes) return refuse("too-large");
			if (stopped.signal.aborted || !isFieldName(name)) return;
			const text = textOf(value);
			if (text === undefined) refuse("not-a-form");
			else addValue(posted.values, name, cleanText(text));
		}),
	);
	const { fileBytes } = limits;
	if (fileBytes !== undefined) {
		parser.on(
			"file",
			listening(
				(name: string | undefined, stream: BusboyFileStream, fileName = "", _encoding: string, type: string) => {
					// A part that breaks off says so to its stream and to the parser, which is the one we listen to.
					stream.on("error", () => {});
					streams.push(stream);
					const kept = keepTemporarily(stream, fileBytes).then(async ({ path, size }) => {
						const chosen = fileName !== "" || size > 0;
						if (!chosen || !isFieldName(name) || Object.hasOwn(posted.files, name)) return removeTemporary(path);
						posted.files[name] = { name: cleanText(fileName.slice(-LONGEST_FILE_NAME)), type, size, path };
					});
					kept.catch((error: unknown) => stopped.abort(error));
					writing.push(kept);
				},
			),
		);
	}

	try {
		// A body that comes no further ends by itself only with its request, and not even then once that was answered.
		await Promise.race([feed(body, parser, limits.bytes, stopped.signal), rejectedBy(stopped.signal)]);
		await Promise.race([Promise.all(writing), rejectedBy(stopped.signal)]);
		stopped.signal.throwIfAborted();
		return posted;
	} catch (error) {
		parser.destroy();
		for (const stream of streams) stream.destroy(new PostRefused("not-a-form"));
		await Promise.allSettled(writing);
		await removeFiles(posted);
		throw stopped.signal.aborted ? stopped.signal.reason : error;
	}
}

const rejectedBy = (signal: AbortSignal) =>
	new Promise<never>((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		else signal.addEventListener("abort", () => reject(signal.reason));
	});

/** Takes the temporary files of a form away. */
export async function removeFiles({ files }: Posted): Promise<void> {
	await Promise.all(Object.values(files).map(({ path }) => removeTemporary(path)));
}

/** @returns undefined for what is no UTF-8: pages are, so their forms are, and nothing is kept that was not read rightly */
function textOf(bytes: string): string | undefined {
	if (!MORE_THAN_ASCII.test(bytes)) return bytes;
	// A part that names another coding has been read by the parser already, and is no longer bytes.
	if (MORE_THAN_A_BYTE.test(bytes)) return undefined;
	try {
		return utf8.decode(Buffer.from(bytes, AS_BYTES));
	} catch {
		return undefined;
	}
}

function parserFor(contentType: string, { fieldBytes, fileBytes }: PostLimits): BusboyInstance {
	const type = contentType.replace(NAMED_UTF8, "");
	if (/;\s{0,9}charset=/i.test(type)) throw new PostRefused("not-a-form");
	try {
		return new Busboy({
			headers: { "content-type": type },
			defCharset: AS_BYTES,
			limits: {
				fieldNameSize: 200,
				fieldSize: fieldBytes,
				fields: MOST_FIELDS + 1,
				files: fileBytes === undefined ? 0 : 1,
				parts: MOST_FIELDS + 1,
				headerPairs: 20,
				headerSize: PART_HEADER_BYTES,
			},
		});
	} catch {
		throw new PostRefused("not-a-form");
	}
}

async function feed(body: Readable, parser: BusboyInstance, limit: number, signal: AbortSignal): Promise<void> {
	const finished = once(parser, "finish", { signal });
	// It also fails while nobody waits for it yet.
	finished.catch(() => {});
	let bytes = 0;
	for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
		signal.throwIfAborted();
		bytes += chunk.length;
		if (bytes > limit) throw new PostRefused("too-large");
		if (!parser.write(chunk)) await once(parser, "drain", { signal });
	}
	parser.end();
	await finished;
}
