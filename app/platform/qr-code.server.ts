import QRCode from "qrcode";

/** A square code as one path on a grid of `size` by `size` units, the quiet zone of four units included. */
export interface QrCode {
	size: number;
	path: string;
}

const QUIET_ZONE = 4;

/** The code that a phone's camera reads as `text`, with error correction M: paper gets creased, and SMART Health Links want it. */
export function qrCode(text: string): QrCode {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
	const runs: string[] = [];
	for (let row = 0; row < modules.size; row++) {
		for (let column = 0; column < modules.size; column++) {
			if (!modules.get(row, column)) continue;
			const from = column;
			while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
			runs.push(`M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${column - from + 1}v1h-${column - from + 1}z`);
		}
	}
	return { size: modules.size + 2 * QUIET_ZONE, path: runs.join("") };
}
