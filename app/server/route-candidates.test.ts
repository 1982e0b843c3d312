import { matchRoutes } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import routeConfig from "../routes";
import { type AnyRoute, routeCandidates } from "./route-candidates";

interface Configured {
	id?: string;
	path?: string;
	index?: boolean;
	file: string;
	children?: readonly Configured[];
}
interface Nested {
	id: string;
	path?: string;
	index?: boolean;
	children?: Nested[];
}

const all: Record<string, AnyRoute & { index?: boolean }> = { root: { id: "root", path: "" } };
function add(routes: readonly Configured[], parentId: string) {
	for (const { id: given, file, path, index, children } of routes) {
		const id = given ?? file;
		all[id] = { id, parentId, path, index };
		add(children ?? [], id);
	}
}
add(routeConfig, "root");

/** As Remix nests a manifest. */
const nested = (routes: typeof all, parentId?: string): Nested[] =>
	Object.values(routes)
		.filter((route) => route.parentId === parentId)
		.map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: nested(routes, id) }));
const matched = (routes: typeof all, path: string) =>
	matchRoutes(nested(routes) as Parameters<typeof matchRoutes>[0], path)?.map(({ route, params }) => [
		route.id,
		params,
	]);

const candidatesFor = routeCandidates(all);
/** A path of every route, and paths that are nearly one. */
const paths = Object.values(all).flatMap((route) => {
	const branch: string[] = [];
	for (let at: AnyRoute | undefined = route; at; at = at.parentId ? all[at.parentId] : undefined) {
		branch.unshift(...(at.path ?? "").split("/").filter(Boolean));
	}
	const path = `/${branch.map((word) => (word.startsWith(":") ? "northmere" : word)).join("/")}`;
	return [path, `${path}/`, path.toUpperCase(), `${path}/more`, path.replace(/[a-z]$/, ""), path.replace("s", "%73")];
});

describe("the routes that a path could be for", () => {
	it.each([...new Set(paths), "/%zz", "//", "/northmere//services", "/sign-in/%2F/callback"])(
		"hold what Remix would choose among all: %s",
		(path) => {
			expect(matched(candidatesFor(path).routes as typeof all, path)).toEqual(matched(all, path));
		},
	);

	it("are few", () => {
		const sizes = paths.map((path) => Object.keys(candidatesFor(path).routes).length);
		expect(Math.max(...sizes)).toBeLessThan(12);
		expect(Object.keys(all).length).toBeGreaterThan(100);
	});

	it("are the same for paths that differ in parameters only", () => {
		expect(candidatesFor("/northmere/services").key).toBe(candidatesFor("/eastwick/services").key);
		expect(candidatesFor("/northmere/services").key).not.toBe(candidatesFor("/northmere/hubs").key);
	});
});
