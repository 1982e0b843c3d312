/** How an answer's bytes are sent: compressed when asked to. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const compressors: Record<Exclude<Encoding, "identity">, (body: Buffer) => Promise<Buffer>> = {
	br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
	gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

export function encode(body: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
	return encoding === "identity" ? body : compressors[encoding](body);
}

/** The best encoding that a request's `Accept-Encoding` allows; brotli, then gzip. */
export function chooseEncoding(accepted: string | undefined): Encoding {
	if (!accepted) return "identity";
	if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return "br";
	if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return "gzip";
	return "identity";
}
