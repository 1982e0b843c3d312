/** The headers that every answer carries. */
import type { Env } from "../platform/env.server";

/** Where map tiles come from, as a source of the content security policy. */
function tileSource(tileUrl: string | undefined): string {
	if (!tileUrl?.startsWith("http")) return "";
	const { protocol, host } = new URL(tileUrl.replace("{s}.", "wildcard."));
	return ` ${protocol}//${host.replace("wildcard.", "*.")}`;
}

/**
 * Header names and values, flat. Pages hold no inline script or style, so the policy needs no nonce.
 * @param formTargets other origins that a form may lead to: identity providers, which are told when somebody signs out
 */
export function securityHeaders(
	env: Pick<Env, "MAP_TILE_URL" | "APP_ORIGIN" | "NODE_ENV">,
	formTargets: readonly string[] = [],
): string[] {
	const development = env.NODE_ENV === "development";
	const policy = [
		"default-src 'none'",
		"script-src 'self'",
		`style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
		`img-src 'self' data:${tileSource(env.MAP_TILE_URL)}`,
		`connect-src 'self'${development ? " ws:" : ""}`,
		"font-src 'self'",
		["form-action 'self'", ...new Set(formTargets)].join(" "),
		"base-uri 'none'",
		"frame-ancestors 'none'",
	];
	const headers = [
		["Content-Security-Policy", policy.join("; ")],
		["X-Content-Type-Options", "nosniff"],
		// Not "no-referrer": browsers would then send `Origin: null` with forms, and every POST checks its origin.
		["Referrer-Policy", "same-origin"],
		["Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"],
		["Cross-Origin-Opener-Policy", "same-origin"],
		["X-Frame-Options", "DENY"],
	];
	if (env.APP_ORIGIN?.startsWith("https:")) headers.push(["Strict-Transport-Security", "max-age=31536000"]);
	return headers.flat();
}
