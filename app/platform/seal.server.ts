/**
 * Sealed texts: AES-256-GCM. A seal is bound to the row it stands in, so that one moved to another row does not open.
 * The key's number stands in front, for the day on which there are several.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type KeyPurpose, keyFor } from "./secrets.server";

const KEY_NUMBER = "1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param place where the text is kept, which opening it must name again: table, row and whatever else it belongs to
 * @returns base64url, with the key's number in front
 */
export function seal(purpose: KeyPurpose, place: readonly string[], text: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
	cipher.setAAD(Buffer.from(JSON.stringify(place)));
	const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
	return `${KEY_NUMBER}.${sealed.toString("base64url")}`;
}

/** @returns undefined for what was not sealed with this key, for this place, or was changed since */
export function unseal(purpose: KeyPurpose, place: readonly string[], sealed: string): string | undefined {
	const [number, body = ""] = sealed.split(".", 2);
	const bytes = Buffer.from(body, "base64url");
	if (number !== KEY_NUMBER || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
	try {
		const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, NONCE_BYTES));
		decipher.setAAD(Buffer.from(JSON.stringify(place)));
		decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
		const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
		return Buffer.concat([text, decipher.final()]).toString("utf8");
	} catch {
		return undefined;
	}
}
