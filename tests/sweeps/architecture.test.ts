/**
 * The house stands on its ground: no arrow points up and none runs in a circle, types counted. The order is the one of
 * `app/README.md`. Each failure names the import to change.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { circlesOf } from "./circles";
import { files, type Import, imports, isTest } from "./imports";

/** From the ground up. Rooms of one floor may not use each other. */
const FLOORS = [
	["paths.ts", "model"],
	["db"],
	["platform"],
	["components"],
	["islands"],
	["directory"],
	["people", "families"],
	["publishing", "health", "referrals"],
	["staff", "exchange"],
	["demo"],
	["routes.ts", "routes", "server", "cli"],
	["root.tsx", "entry.server.tsx"],
] as const;

/** The room of a file: "platform", "families", or the file itself where it stands alone. */
function roomOf(path: string): string {
	if (path.startsWith("db/")) return "db";
	const [, first = "", second = "", ...rest] = path.split("/");
	if (first === "features") return second;
	return second || rest.length > 0 ? first : path.slice("app/".length);
}

/**
 * The folder of a file, one level below a wing, the model or the platform: "model/listings", "families/hubs", with all that
 * is inside. What stands in a wing itself, or in its `components`, is in no folder and stands for itself.
 */
function folderOf(path: string): string {
	const [, wing, folder] = /^app\/(?:features\/)?([^/]+)\/([^/]+)\/.+$/.exec(path) ?? [];
	return wing && folder && folder !== "components" && /^(?:features\/|model|platform)/.test(path.slice("app/".length))
		? `${wing}/${folder}`
		: path;
}

const isServerFile = (path: string) => /\.server\.tsx?$/.test(path);
const floorOf = (path: string) => FLOORS.findIndex((rooms) => (rooms as readonly string[]).includes(roomOf(path)));

const wrong = (rule: (one: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`);

/** What is wrong among imports of one kind, of which there have to be some. */
function wrongAmong(kind: (one: Import) => boolean, rule: (one: Import) => boolean): string[] {
	expect(imports.filter(kind).length).toBeGreaterThan(10);
	return wrong((one) => kind(one) && rule(one));
}

function graphOf(name: (path: string) => string | undefined): Map<string, Set<string>> {
	const graph = new Map<string, Set<string>>();
	for (const { from, to } of imports) {
		const [a, b] = [name(from), name(to)];
		if (!a || !b || a === b) continue;
		graph.set(a, (graph.get(a) ?? new Set()).add(b));
	}
	return graph;
}

describe("imports", () => {
	it("are found, of values and of types", () => {
		expect(imports.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(500);
		expect(imports.filter(({ typeOnly }) => !typeOnly).length).toBeGreaterThan(1500);
	});

	it("stand in a room that has its floor in this file", () => {
		expect([...new Set(files.filter((file) => floorOf(file) < 0).map(roomOf))]).toEqual([]);
	});

	it("point down", () => {
		expect(wrong(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from))).toEqual([]);
	});

	it("make no circle of files", () => {
		expect(circlesOf(graphOf((path) => path))).toEqual([]);
	});

	it("make no circle of folders", () => {
		expect(circlesOf(graphOf(folderOf))).toEqual([]);
		expect(new Set(files.map(folderOf)).has("model/listings")).toBe(true);
	});

	it("of the model name nothing but zod and the model", () => {
		const packages = files
			.filter((file) => file.startsWith("app/model/") && !isTest(file))
			.flatMap((file) =>
				[...readFileSync(file, "utf8").matchAll(/ from "([^."][^"]*)"/g)].map(([, name]) => `${file} imports ${name}`),
			);
		expect(packages.filter((line) => !line.endsWith(" zod"))).toEqual([]);
		expect(packages.length).toBeGreaterThan(3);
	});

	it("of db/ at runtime stand in *.server.ts or the command line", () => {
		const mayUse = (path: string) => isServerFile(path) || path.startsWith("app/cli/") || path.startsWith("db/");
		const ofDb = ({ to, typeOnly }: Import) => to.startsWith("db/") && !typeOnly;
		expect(wrongAmong(ofDb, ({ from }) => !mayUse(from))).toEqual([]);
	});

	it("of components never reach server files", () => {
		const ofComponents = ({ from }: Import) => from.startsWith("app/components/");
		expect(wrongAmong(ofComponents, ({ to }) => isServerFile(to))).toEqual([]);
	});

	it("of a feature's components never reach server files at runtime", () => {
		const ofComponents = ({ from, typeOnly }: Import) => /\/components\//.test(from) && !typeOnly;
		expect(wrongAmong(ofComponents, ({ to }) => isServerFile(to))).toEqual([]);
	});
});
