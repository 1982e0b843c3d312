/** A file of JSON that an operator names, within its limit. */
import { readFileSync, statSync } from "node:fs";
import { BUNDLE_LIMITS } from "../../../platform/fhir/bundle-resources";

/** @throws Error in a line, without quoting what stands in the file */
export function documentIn(file: string): unknown {
	if (statSync(file).size > BUNDLE_LIMITS.bytes)
		throw new Error(`${file} is larger than ${BUNDLE_LIMITS.bytes} bytes.`);
	const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
	try {
		return JSON.parse(text);
	} catch {
		// What the parser says quotes what stands there.
		throw new Error(`${file} is no JSON.`);
	}
}
