/** A local server that speaks LibreTranslate's protocol, as far as POST /translate goes. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of the next requests: translated; refused with a status; never answered; answered with something else. */
export type Mood = "well" | 400 | 403 | 429 | 500 | "silent" | "nonsense";

export async function libreTranslateServer({ apiKey = "" } = {}) {
	const server = createServer((req, res) => {
		answer(req)
			.then((said) => {
				if (!said) return;
				const headers = { "Content-Type": "application/json", ...(said.status === 429 && { "Retry-After": "0" }) };
				res.writeHead(said.status, headers).end(JSON.stringify(said.body));
			})
			.catch(() => res.destroy());
	});

	async function answer(req: IncomingMessage): Promise<{ status: number; body: unknown } | undefined> {
		let text = "";
		for await (const chunk of req) text += chunk;
		const mood = libre.moods.shift() ?? "well";
		libre.requests.push(JSON.parse(text));
		if (mood === "silent") return undefined;
		if (mood === "nonsense") return { status: 200, body: { translatedText: "one text" } };
		if (mood !== "well") return { status: mood, body: { error: `refused with ${mood}` } };
		const { q, source, target, format, api_key: key } = JSON.parse(text);
		if (req.method !== "POST" || req.url !== "/translate") return { status: 404, body: { error: "Not found" } };
		if (apiKey && key !== apiKey) return { status: 403, body: { error: "Invalid API key" } };
		if (!q || source !== "en" || !["pl", "ro", "ur", "ar", "bn"].includes(target)) {
			return { status: 400, body: { error: `${target} is not supported` } };
		}
		if (format !== "text") return { status: 400, body: { error: "format is not supported" } };
		const translated = (one: string) => `[${target}] ${one}`;
		return { status: 200, body: { translatedText: Array.isArray(q) ? q.map(translated) : translated(q) } };
	}

	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const libre = {
		/** One for each of the next requests; after those, it is well. */
		moods: [] as Mood[],
		requests: [] as { q: string[]; target: string }[],
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.closeAllConnections();
			return new Promise<unknown>((resolve) => server.close(resolve));
		},
	};
	return libre;
}
