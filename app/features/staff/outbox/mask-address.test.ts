import { expect, it } from "vitest";
import { maskAddress } from "./mask-address";

it.each([
	["patricia@northmere.gov.uk", "p…a@northmere.gov.uk"],
	["jo@northmere.gov.uk", "j…@northmere.gov.uk"],
	["+447700900123", "…123"],
	["no address", "n…s"],
	["", "…"],
])("%j is shown as %j", (address, shown) => {
	expect(maskAddress(address)).toBe(shown);
});
