/** Ids that follow from what they name, so that the same thing gets the same id on every run and machine. */
import { createHash } from "node:crypto";

/** The UUID namespace of this product's names (RFC 9562, section 6.6). */
const NAMESPACE = Buffer.from("6f6d8b0c5c1e4a8e9d0a3f5b7c2e1d49", "hex");

/**
 * A version 5 UUID of the parts in their order. Parts are kept apart: ("a", "b") and ("ab") differ.
 * @returns lower-case UUID such as "3b1f0a5e-7c55-5b0e-9a43-0f6f5f1f7b21"
 */
export function stableId(...parts: string[]): string {
	const bytes = createHash("sha1").update(NAMESPACE).update(JSON.stringify(parts)).digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
