/** The direction of dependencies: routes -> features -> platform -> db. Each failure says which import to change. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

interface Import {
	from: string;
	to: string;
	typeOnly: boolean;
}

const files = ["app", "db"].flatMap((folder) =>
	readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)),
);

const imports: Import[] = files.flatMap((from) => {
	const text = readFileSync(from, "utf8");
	const found = text.matchAll(
		/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^"';]*?from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/g,
	);
	return [...found].map(([, type, target, dynamic]) => ({
		from,
		to: normalize(join(dirname(from), target ?? dynamic ?? "")),
		typeOnly: Boolean(type),
	}));
});

const wrong = (rule: (one: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`);
const featureOf = (path: string) => /^app\/features\/([^/]+)/.exec(path)?.[1];

describe("imports", () => {
	it("are found at all", () => expect(imports.length).toBeGreaterThan(100));

	it("of db/ reach app/ for types only", () => {
		expect(wrong(({ from, to, typeOnly }) => from.startsWith("db/") && to.startsWith("app/") && !typeOnly)).toEqual([]);
	});

	it("of db/ at runtime stand in *.server.ts or the command line", () => {
		const mayUse = (path: string) =>
			/\.server\.tsx?$/.test(path) || path.startsWith("app/cli/") || path.startsWith("db/");
		expect(wrong(({ from, to, typeOnly }) => to.startsWith("db/") && !typeOnly && !mayUse(from))).toEqual([]);
	});

	it("of platform reach neither features nor routes", () => {
		expect(
			wrong(({ from, to }) => from.startsWith("app/platform/") && /^app\/(features|routes|server|cli)\//.test(to)),
		).toEqual([]);
	});

	it("of features do not reach routes, the host or the command line", () => {
		expect(wrong(({ from, to }) => from.startsWith("app/features/") && /^app\/(routes|server|cli)\//.test(to))).toEqual(
			[],
		);
	});

	it("of components never reach server files or features", () => {
		const component = (path: string) => path.startsWith("app/components/");
		expect(
			wrong(({ from, to }) => component(from) && (/\.server$/.test(to) || to.startsWith("app/features/"))),
		).toEqual([]);
	});

	it("of a feature's components never reach server files at runtime", () => {
		expect(wrong(({ from, to, typeOnly }) => /\/components\//.test(from) && /\.server$/.test(to) && !typeOnly)).toEqual(
			[],
		);
	});

	it("between features make no circle", () => {
		const graph = new Map<string, Set<string>>();
		for (const { from, to } of imports) {
			const [a, b] = [featureOf(from), featureOf(to)];
			if (a && b && a !== b) graph.set(a, (graph.get(a) ?? new Set()).add(b));
		}
		const circles: string[] = [];
		const visit = (feature: string, path: string[]) => {
			if (path.includes(feature)) {
				circles.push([...path.slice(path.indexOf(feature)), feature].join(" -> "));
				return;
			}
			for (const next of graph.get(feature) ?? []) visit(next, [...path, feature]);
		};
		for (const feature of graph.keys()) visit(feature, []);
		expect([...new Set(circles)]).toEqual([]);
	});
});
