/** Every URL that no other route takes. */
import { pageError } from "../../platform/errors";

export function loader(): never {
	throw pageError("not-found");
}

/** Never shown, but a route without a component is answered without its error page. */
export default function NotFound() {
	return null;
}
