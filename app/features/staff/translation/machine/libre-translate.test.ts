import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { libreTranslateServer, type Mood } from "../../../../../tests/servers/libre-translate";
import { libreTranslate } from "./libre-translate.server";

let server: Awaited<ReturnType<typeof libreTranslateServer>>;
beforeAll(async () => {
	server = await libreTranslateServer({ apiKey: "a key" });
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
	server.moods.length = 0;
});
/** A machine that is waited for, however busy this one is; but not for long where its silence is what is tried. */
const machine = (said = {}) =>
	libreTranslate({
		url: `${server.url}/`,
		apiKey: "a key",
		timeoutMs: server.moods.includes("silent") ? 2000 : 30_000,
		pauseMs: 1,
		...said,
	});

describe("a machine that speaks LibreTranslate's protocol", () => {
	it("translates each text on its own, in their order", async () => {
		expect(await machine().translate(["Hall", "Songs\n\nfor babies"], "pl")).toEqual([
			"[pl] Hall",
			"[pl] Songs\n\nfor babies",
		]);
		expect(server.requests).toMatchObject([{ q: ["Hall", "Songs\n\nfor babies"], target: "pl" }]);
		expect(await machine().translate([], "pl")).toEqual([]);
	});

	it("is sent no more at once than a server takes", async () => {
		const texts = Array.from({ length: 45 }, (_, at) => `Text ${at}`);
		expect(await machine().translate(texts, "ur")).toEqual(texts.map((text) => `[ur] ${text}`));
		expect(server.requests.map(({ q }) => q.length)).toEqual([20, 20, 5]);
		server.requests.length = 0;
		await machine().translate(["a".repeat(5000), "b".repeat(5000), "c"], "ur");
		expect(server.requests.map(({ q }) => q.length)).toEqual([1, 2]);
	});

	it.each<[string, Mood[]]>([
		["asked too often", [429, 429]],
		["at fault for a moment", [500, 500]],
		["silent at first", ["silent"]],
	])("is asked again when it is %s", async (_what, moods) => {
		server.moods.push(...moods);
		expect(await machine().translate(["Hall"], "pl")).toEqual(["[pl] Hall"]);
		expect(server.requests).toHaveLength(moods.length + 1);
	});

	it.each<[string, Mood[], string, number]>([
		["stays busy", [429, 429, 429], "busy", 3],
		["stays at fault", [500, 500, 500], "busy", 3],
		["never answers", ["silent", "silent", "silent"], "unreachable", 3],
		["refuses", [400], "refused", 1],
		["says something else", ["nonsense"], "refused", 1],
	])("is given up when it %s", async (_what, moods, reason, asked) => {
		server.moods.push(...moods);
		await expect(machine().translate(["Hall"], "pl")).rejects.toMatchObject({ reason });
		expect(server.requests).toHaveLength(asked);
	});

	it("needs its key, and has to be there", async () => {
		await expect(machine({ apiKey: "another" }).translate(["Hall"], "pl")).rejects.toMatchObject({ reason: "refused" });
		const nobody = machine({ url: "http://127.0.0.1:1" });
		await expect(nobody.translate(["Hall"], "pl")).rejects.toMatchObject({ reason: "unreachable" });
	});
});
