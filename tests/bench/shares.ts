/** The manifest of a share, with its file in it, asked for again and again; beside a bare Express that answers with as many bytes. */
import { createServer } from "node:http";
import autocannon from "autocannon";
import express from "express";
import { listen } from "./http";
import type { Row } from "./table";

const ASKED = JSON.stringify({ recipient: "Helen Okoro, health visitor" });
const JSON_POST = { method: "POST", headers: { "Content-Type": "application/json" }, body: ASKED } as const;

/** Requests a second over some seconds, with ten connections, of one path after the other. */
async function rate(origin: string, paths: readonly string[], seconds: number): Promise<number> {
	const result = await autocannon({
		url: origin,
		connections: 10,
		duration: seconds,
		requests: paths.map((path) => ({ ...JSON_POST, path })),
	});
	if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} manifests were not given.`);
	return result.requests.average;
}

/** @param paths of the manifests of shares, each of another record */
export async function benchShares(
	origin: string,
	paths: readonly string[],
	seconds: number,
): Promise<Omit<Row, "group">[]> {
	const body = await (await fetch(origin + paths[0], JSON_POST)).text();
	const app = express();
	app.post("*", express.json(), (req, res) => {
		if (!req.body.recipient) res.status(400).end();
		else res.type("application/json").send(body);
	});
	const bare = await listen(createServer(app));
	try {
		const least = await rate(bare.origin, paths, seconds);
		const ours = await rate(origin, paths, seconds);
		return [
			{ what: `bare Express, ${Math.round(body.length / 1024)} KB`, value: least, unit: "requests/s" },
			{ what: "a share's manifest", value: ours, unit: "requests/s" },
			{ what: "a share's manifest / bare Express", value: ours / least, unit: "ratio", target: "≥ 0.3" },
		];
	} finally {
		bare.close();
	}
}
