/** A browser in words, as its `User-Agent` tells it. Pure. */

const BROWSERS: readonly [RegExp, string][] = [
	[/\bEdgA?\//, "Edge"],
	[/\bSamsungBrowser\//, "Samsung Internet"],
	[/\b(OPR|Opera)\//, "Opera"],
	[/\b(Firefox|FxiOS)\//, "Firefox"],
	[/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
	[/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
	[/\biPhone\b/, "iPhone"],
	[/\biPad\b/, "iPad"],
	[/\bAndroid\b/, "Android"],
	[/\bWindows\b/, "Windows"],
	[/\bCrOS\b/, "Chromebook"],
	[/\bMac OS X\b/, "Mac"],
	[/\bLinux\b/, "Linux"],
];

/** @returns "Firefox on Windows", or what of it is known; "" when nothing is */
export function deviceOf(userAgent: string | null): string {
	const known = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
	return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join(" on ");
}
