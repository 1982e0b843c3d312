import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { readQr } from "../../tests/setup/read-qr";
import { qrCode } from "./qr-code.server";

describe("the square code", () => {
	it("draws exactly the dark modules, inside a quiet zone of four", () => {
		const url = "https://hub.example.gov.uk/northmere/offer";
		const { modules } = QRCode.create(url, { errorCorrectionLevel: "M" });
		const { size, path } = qrCode(url);
		expect(size).toBe(modules.size + 8);

		const drawn = new Set<string>();
		for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
			for (let step = 0; step < Number(length); step++) drawn.add(`${Number(y) - 4} ${Number(x) - 4 + step}`);
		}
		const dark = new Set<string>();
		for (let row = 0; row < modules.size; row++) {
			for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) dark.add(`${row} ${column}`);
		}
		expect(drawn).toEqual(dark);
	});

	it.each([
		["an address", "https://hub.example.gov.uk/northmere/offer"],
		["a link with a key", `https://hub.example.gov.uk/view#shlink:/${"eyJ1cmwiOiJodHRwczov".repeat(12)}`],
	])("is read by a scanner: %s", async (_, text) => {
		const { size, path } = qrCode(text);
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" viewBox="0 0 ${size} ${size}"><path d="M0 0h${size}v${size}h-${size}z" fill="#fff"/><path d="${path}"/></svg>`;
		expect(await readQr(Buffer.from(svg))).toBe(text);
	});
});
