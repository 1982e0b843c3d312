import { redirect, type TypedResponse } from "@remix-run/node";
import { type Paths, pathsFor } from "../paths";

/**
 * Sends the reader to another page of the product, in the language they are in (303: with GET, after a form too).
 * The page is named as in English, because Remix puts the language's base path in front of a redirect itself.
 */
export function seeOther(page: (paths: Paths) => string, headers?: HeadersInit): TypedResponse<never> {
	return redirect(page(pathsFor("en")), { status: 303, headers });
}
