/**
 * An address so that who knows it recognises it, and nobody else can write to it: "p…t@northmere.gov.uk", or "…123" of a
 * telephone number.
 */
export function maskAddress(address: string): string {
	if (/^\+\d+$/.test(address)) return `…${address.slice(-3)}`;
	const at = address.lastIndexOf("@");
	const [name, domain] = at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at)];
	const letters = [...name];
	const last = letters.length > 3 ? letters.at(-1) : "";
	return `${letters[0] ?? ""}…${last}${domain}`;
}
