/**
 * What loaders answer reaches the page without being written out for a script. Remix encodes all loader data for a
 * script of its own in the browser, which no page here loads; that takes a seventh of rendering, a third where a page
 * shows much. So the loaders of pages leave their data in the context, and it is put back before the page is rendered.
 *
 * This is the one file that leans on what Remix does not document. `loaded-data.test.ts` fails when one of these changes:
 * - `ServerBuild.routes[id].module.loader` may be replaced, and is called with `{ context }` as the host made it;
 * - what `data(value, init)` returns has `type: "DataWithResponseInit"`, `data` and `init`;
 * - of a loader that answers `data(null, init)` the headers and status count as ever;
 * - `RemixServer` shows what stands in `EntryContext.staticHandlerContext.loaderData` when it is rendered.
 */
import { type AppLoadContext, data, type EntryContext, type LoaderFunction, type ServerBuild } from "@remix-run/node";

/** The routes of a build, whose pages leave in `context.loaded` what their loaders answer. */
export function leavingData(routes: ServerBuild["routes"]): ServerBuild["routes"] {
	return Object.fromEntries(
		Object.entries(routes).map(([id, route]) => {
			const { loader } = route.module;
			if (!loader || !route.module.default) return [id, route];
			const leaving: LoaderFunction = async (args) => {
				const answer: unknown = await loader(args);
				if (answer instanceof Response) return answer;
				args.context.loaded.set(id, hasInit(answer) ? answer.data : answer);
				return hasInit(answer) ? data(null, answer.init ?? undefined) : null;
			};
			return [id, { ...route, module: { ...route.module, loader: leaving } }];
		}),
	);
}

/** Puts back what the loaders left. @param change what the page is to see instead of a route's data */
export function takeData(
	{ staticHandlerContext }: EntryContext,
	{ loaded }: AppLoadContext,
	change: (routeId: string, data: unknown) => unknown,
): void {
	staticHandlerContext.loaderData = Object.fromEntries(
		Object.entries(staticHandlerContext.loaderData).map(([id, found]) => [id, change(id, loaded.get(id) ?? found)]),
	);
}

/** Whether a loader answered with `data(…, init)`: with headers or a status beside its data. */
function hasInit(answer: unknown): answer is ReturnType<typeof data> {
	return typeof answer === "object" && answer !== null && "type" in answer && answer.type === "DataWithResponseInit";
}
