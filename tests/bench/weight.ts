/** What a page of each kind weighs on the wire: brotli, without images, with the styles and scripts it asks for. */
import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import type { Row } from "./table";

const PAGES = [
	"/",
	"/northmere",
	"/northmere/services?stage=newborn",
	"/northmere/services?stage=newborn&view=map",
	"/northmere/services/baby-clinic",
	"/northmere/hubs",
	"/northmere/hubs/harbour-family-hub",
	"/northmere/whats-on",
	"/northmere/offer",
	"/northmere/offer/print",
	"/northmere/help",
	"/northmere/guidance/feeding-your-baby",
	"/northmere/red-book",
];

/** What is at `url`, and its bytes as they travel: fetch would unpack them. */
function bytes(url: string): Promise<{ size: number; text: string }> {
	return new Promise((resolve, reject) => {
		const asked = get(url, { headers: { "accept-encoding": "br" } }, async (response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of response) chunks.push(chunk as Buffer);
			const body = Buffer.concat(chunks);
			const packed = response.headers["content-encoding"] === "br";
			resolve({ size: body.length, text: (packed ? brotliDecompressSync(body) : body).toString("utf8") });
		});
		asked.once("error", reject);
	});
}

export async function weighPages(origin: string): Promise<Row[]> {
	const rows: Row[] = [];
	const group = "weight of a page, brotli, without images";
	for (const path of PAGES) {
		const page = await bytes(origin + path);
		const assets = [...page.text.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"/g)];
		let styles = 0;
		let scripts = 0;
		for (const [tag, href = ""] of assets) {
			const { size } = await bytes(new URL(href.replaceAll("&amp;", "&"), origin).href);
			if (tag.startsWith("<link")) styles += size;
			else scripts += size;
		}
		const inAll = (page.size + styles + scripts) / 1024;
		const script = scripts ? `, ${Math.round(scripts / 1024)} KB of it JavaScript` : "";
		rows.push({ group, what: `${path}${script}`, value: inAll, unit: "KB", ...(!scripts && { target: "≤ 60" }) });
	}
	return rows;
}
