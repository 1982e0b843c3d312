/** Messages as a mail server took them, read as a mail program reads them. */

const fromQuoted = (coded: string) =>
	Buffer.from(
		coded
			.replaceAll("=\r\n", "")
			.replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
		"latin1",
	);

/** The parts of a message as it came over the wire, each with its kind and its text. */
export function partsIn(message: string): { kind: string; text: string }[] {
	const boundary = /boundary="([^"]+)"/.exec(message)?.[1] ?? "";
	return message
		.split(`--${boundary}`)
		.slice(1, -1)
		.map((part) => {
			const [head = "", ...rest] = part.trim().split("\r\n\r\n");
			const coded = rest.join("\r\n\r\n");
			const bytes = head.includes("base64") ? Buffer.from(coded, "base64") : fromQuoted(coded);
			return {
				kind: /Content-Type: ([\w/]+)/.exec(head)?.[1] ?? "",
				text: bytes.toString("utf8").replaceAll("\r\n", "\n"),
			};
		});
}

/** All that somebody reads who gets it: what stands above it, and its parts. */
export function wordsOf(message: string): string {
	const [head = ""] = message.split("\r\n\r\n", 1);
	const readable = head
		.replaceAll(/\?=\s+=\?/g, "?==?")
		.replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, how: string, coded: string) =>
			(how.toUpperCase() === "B" ? Buffer.from(coded, "base64") : fromQuoted(coded.replaceAll("_", " "))).toString(),
		);
	return [readable, ...partsIn(message).map(({ text }) => text)].join("\n");
}
