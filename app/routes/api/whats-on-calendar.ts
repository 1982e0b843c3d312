import { pageError } from "../../platform/errors";

export function loader() {
	throw pageError("not-found");
}
