/** Every URL that no other route takes, and every request that the host refuses. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageError } from "../../platform/errors";

export function loader({ context }: LoaderFunctionArgs): never {
	throw pageError(context.refused ?? "not-found");
}

/** Never shown, but a route without a component is answered without its error page. */
export default function NotFound() {
	return null;
}
