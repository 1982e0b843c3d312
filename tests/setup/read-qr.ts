/** What a scanner reads of a code on a page. */
import jsQR from "jsqr";
import sharp from "sharp";

/**
 * @param picture of the code alone: SVG, or PNG as a browser shows it
 * @throws Error for a picture in which no scanner finds a code
 */
export async function readQr(picture: Buffer): Promise<string> {
	const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	const found = jsQR(new Uint8ClampedArray(data), info.width, info.height);
	if (!found) throw new Error("No code is to be read there.");
	return found.data;
}
