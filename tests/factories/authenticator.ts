/** A passkey in software: what a browser answers when it is asked to make one, or to show it. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

/** CBOR of a whole number, as its head says it. */
function head(major: number, length: number): Buffer {
	if (length < 24) return Buffer.from([(major << 5) | length]);
	if (length < 256) return Buffer.from([(major << 5) | 24, length]);
	return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (...pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const PRESENT = 0x01;
const HAS_CREDENTIAL = 0x40;
const ES256 = -7;

/** @param origin of the pages that will ask it */
export function anAuthenticator(origin: string) {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const { x = "", y = "" } = publicKey.export({ format: "jwk" });
	const id = randomBytes(16);
	const party = sha256(new URL(origin).hostname);
	const clientData = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin }));
	const answer = (response: Record<string, unknown>) =>
		JSON.stringify({
			id: base64url(id),
			rawId: base64url(id),
			type: "public-key",
			response,
			clientExtensionResults: {},
		});

	return {
		/** Makes the passkey. @param challenge as the page says it */
		make(challenge: string): string {
			const key = map(
				[int(1), int(2)],
				[int(3), int(ES256)],
				[int(-1), int(1)],
				[int(-2), bytes(Buffer.from(x, "base64url"))],
				[int(-3), bytes(Buffer.from(y, "base64url"))],
			);
			const data = Buffer.concat([
				party,
				Buffer.from([PRESENT | HAS_CREDENTIAL, 0, 0, 0, 0]),
				Buffer.alloc(16),
				Buffer.from([0, id.length]),
				id,
				key,
			]);
			const attestation = map([text("fmt"), text("none")], [text("attStmt"), map()], [text("authData"), bytes(data)]);
			return answer({
				clientDataJSON: base64url(clientData("webauthn.create", challenge)),
				attestationObject: base64url(attestation),
				transports: ["usb"],
			});
		},
		/** Shows it. */
		show(challenge: string): string {
			const client = clientData("webauthn.get", challenge);
			const data = Buffer.concat([party, Buffer.from([PRESENT, 0, 0, 0, 1])]);
			const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
			return answer({
				clientDataJSON: base64url(client),
				authenticatorData: base64url(data),
				signature: base64url(signature),
			});
		},
	};
}
