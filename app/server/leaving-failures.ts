/**
 * What goes wrong at an address that is no page (a calendar, a file, the start of a sign-in) Remix writes out as JSON.
 * So it leaves Remix by the context, and the host answers it as it answers all that it refuses.
 */
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { reasonOf } from "../platform/errors";
import { Refusal } from "./refusal";

type Routes = ServerBuild["routes"];
type Handler = NonNullable<Routes[string]["module"]["loader"]>;

/** The routes of a build, whose addresses without a page leave in `context.failure` why they failed. */
export function leavingFailures(routes: Routes): Routes {
	return Object.fromEntries(
		Object.entries(routes).map(([id, route]) => {
			const { loader, action, default: page } = route.module;
			if (page) return [id, route];
			const module = { ...route.module, loader: loader && leaving(loader), action: action && leaving(action) };
			return [id, { ...route, module }];
		}),
	);
}

/** An answer that is thrown is an answer, unless it is one of `pageError`. */
function leaving(handler: Handler): Handler {
	return async (args) => {
		try {
			return await handler(args);
		} catch (error) {
			const reason = error instanceof Response ? await reasonIn(error) : undefined;
			if (error instanceof Response && reason === undefined) throw error;
			args.context.failure = reason ? new Refusal(reason, { noPage: true }) : error;
			return new Response(null, { status: 500 });
		}
	};
}

async function reasonIn(answer: Response) {
	if (answer.status < 400) return undefined;
	return reasonOf(
		await answer
			.clone()
			.json()
			.catch(() => undefined),
	);
}

/** @throws what went wrong at an address that is no page */
export function throwFailure({ failure }: AppLoadContext): void {
	if (failure !== undefined) throw failure;
}
