/** A text as a QR code, drawn by the server. Pure. */
import QRCode from "qrcode";

export interface QrCode {
	/** How many modules it is wide, with the margin of four that scanners want. */
	size: number;
	/** The dark modules, as an SVG path. */
	path: string;
}

const MARGIN = 4;

/** Error correction M, as SMART Health Links want it. */
export function qrCode(text: string): QrCode {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
	const rows: string[] = [];
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) {
			if (modules.get(y, x)) rows.push(`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`);
		}
	}
	return { size: modules.size + 2 * MARGIN, path: rows.join("") };
}
