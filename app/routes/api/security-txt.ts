/** Where somebody who found a weakness tells it: RFC 9116. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pathsFor } from "../../paths";
import { env } from "../../platform/env.server";
import { pageError } from "../../platform/errors";
import { ENGLISH } from "../../platform/i18n/languages";
import { kept } from "../../platform/kept";

/** The standard asks for less than a year. */
const VALID_DAYS = 180;

export const handle = kept({ changesWith: "portal" });

export function loader({ context: { origin, language } }: LoaderFunctionArgs) {
	if (language !== ENGLISH) throw pageError("not-found");
	const midnight = new Date().setUTCHours(0, 0, 0, 0);
	const lines = [
		`Contact: ${env().SECURITY_CONTACT ?? origin + pathsFor("en").aboutTheData()}`,
		`Expires: ${new Date(midnight + VALID_DAYS * 86_400_000).toISOString()}`,
		"Preferred-Languages: en",
		`Canonical: ${origin}/.well-known/security.txt`,
	];
	return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
