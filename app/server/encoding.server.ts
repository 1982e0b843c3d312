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

/** More than any browser sends; of what is longer only the beginning is read. */
const LONGEST_ACCEPTED = 200;

/** The best encoding that a request's `Accept-Encoding` allows; brotli, then gzip. */
export function chooseEncoding(accepted: string | undefined): Encoding {
	if (!accepted) return "identity";
	const offers = accepted.slice(0, LONGEST_ACCEPTED).toLowerCase().split(",");
	const allowed = (name: string) =>
		offers.some((offer) => {
			const [encoding = "", ...parameters] = offer.split(";").map((part) => part.trim());
			return encoding === name && !parameters.some((one) => one.startsWith("q=") && Number(one.slice(2)) === 0);
		});
	return allowed("br") ? "br" : allowed("gzip") ? "gzip" : "identity";
}
