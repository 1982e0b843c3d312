/**
 * Which routes a path could be for. Remix flattens, ranks and compiles every route for each request; handing it only
 * those with the right number of segments and the right words leaves it the choice among a few.
 */

export interface AnyRoute {
	id: string;
	parentId?: string;
	path?: string;
}

export interface RouteCandidates<R extends AnyRoute> {
	/** The same for every path that has the same candidates. */
	key: string;
	routes: Record<string, R>;
}

const segmentsOf = (path: string) => path.split("/").filter(Boolean);

/** As Remix reads a segment of the address: decoded, in any case. */
function readable(segment: string): string {
	try {
		return decodeURIComponent(segment).toLowerCase();
	} catch {
		return segment.toLowerCase();
	}
}

/** A splat takes the rest of the path; a parameter takes one segment. */
function couldBe(pattern: readonly string[], path: readonly string[]): boolean {
	const open = pattern.at(-1) === "*";
	const named = open ? pattern.slice(0, -1) : pattern;
	if (open ? path.length < named.length : path.length !== named.length) return false;
	return named.every((word, at) => word.startsWith(":") || word.toLowerCase() === path[at]);
}

/**
 * @param all Remix's route manifest, without optional segments
 * @returns for a path below the language, every route that could match it and their parents; at the least the root
 */
export function routeCandidates<R extends AnyRoute>(all: Readonly<Record<string, R | undefined>>) {
	const branches = Object.values(all).flatMap((route) => {
		if (!route) return [];
		const branch: R[] = [];
		for (let at: R | undefined = route; at; at = at.parentId ? all[at.parentId] : undefined) branch.unshift(at);
		return [{ branch, pattern: branch.flatMap(({ path = "" }) => segmentsOf(path)) }];
	});
	return (path: string): RouteCandidates<R> => {
		const segments = segmentsOf(path).map(readable);
		const ids = new Map<string, R>();
		for (const { branch, pattern } of branches) {
			if (branch.length > 1 && !couldBe(pattern, segments)) continue;
			for (const route of branch) ids.set(route.id, route);
		}
		return { key: [...ids.keys()].join(" "), routes: Object.fromEntries(ids) };
	};
}
