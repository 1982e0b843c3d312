/** OS Code-Point Open from the OS OpenData downloads API: a zip of one CSV file per postcode area. */
import { Unzip, UnzipInflate } from "fflate";
import { lineBlocks, type TextLines } from "./text-lines.server";

export const CODE_POINT_OPEN_URL =
	"https://api.os.uk/downloads/v1/products/CodePointOpen/downloads?area=GB&format=CSV&redirect";

const isData = (name: string) => /(^|\/)data\/csv\/[a-z]{1,2}\.csv$/i.test(name);

/** The data files of the zip, one after the other, unpacked as it arrives. */
async function* dataFiles(zip: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let ready: Uint8Array[] = [];
	let failure: Error | undefined;
	const unzip = new Unzip((file) => {
		if (!isData(file.name)) return;
		file.ondata = (error, chunk, last) => {
			if (error) failure = error;
			else ready.push(chunk);
			// A file that does not end its last line must not run into the next one.
			if (last) ready.push(new Uint8Array([0x0a]));
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	for await (const chunk of zip) {
		unzip.push(chunk);
		if (failure) throw failure;
		yield* ready;
		ready = [];
	}
	unzip.push(new Uint8Array(0), true);
	yield* ready;
}

/** Why a request failed, in the words of the cause that the network gave. */
function causeOf(error: unknown): string {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** @throws Error with what went wrong when the zip cannot be had */
export async function downloadCodePointOpen(url: string = CODE_POINT_OPEN_URL): Promise<TextLines> {
	const host = new URL(url).host;
	const response = await fetch(url, { signal: AbortSignal.timeout(15 * 60_000) }).catch((error: unknown) => {
		throw new Error(
			`Code-Point Open could not be downloaded from ${host}: ${causeOf(error)}. ` +
				"Where there is no internet, fetch the file elsewhere and give it to this command.",
		);
	});
	if (!response.ok || !response.body) {
		throw new Error(`Code-Point Open could not be downloaded: ${host} answered ${response.status}.`);
	}
	const size = Number(response.headers.get("content-length"));
	const body = response.body.getReader();
	let received = 0;
	const counted = (async function* () {
		for (let next = await body.read(); !next.done; next = await body.read()) {
			received += next.value.length;
			yield next.value;
		}
	})();
	return {
		name: "OS Code-Point Open",
		blocks: lineBlocks(dataFiles(counted)),
		fraction: () => (size > 0 ? received / size : null),
	};
}
