import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { feedback, invitation, keptForm } from "../../../db/schema";
import type { Sealed } from "../../../db/sealed";

const SECRET = { f1: "1".repeat(32), f2: "2".repeat(32) };
const RINGS = { f1: `f1:${SECRET.f1}`, both: `f2:${SECRET.f2},f1:${SECRET.f1}`, f2: `f2:${SECRET.f2}` };

/** The fields of a process that was started with this ring. */
async function withRing(ring: keyof typeof RINGS) {
	vi.resetModules();
	vi.stubEnv("FIELD_KEYS", RINGS[ring]);
	const { sealedField, keyOf } = await import("./sealed-field.server");
	const { lookUp } = await import("./look-up.server");
	return { sealedField, keyOf, lookUp };
}

beforeEach(() => void vi.stubEnv("SESSION_SECRET", "s".repeat(32)));
afterEach(() => {
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
});

describe("an encrypted value", () => {
	it("opens in its row, whatever it says, and is another each time", async () => {
		const { sealedField } = await withRing("f1");
		const details = sealedField("portal", feedback.details);
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (row, text) => {
				const sealed = details.seal(row, text);
				expect(details.open(row, sealed)).toEqual({ ok: true, value: text });
				expect(details.seal(row, text)).not.toBe(sealed);
			}),
		);
	});

	it("may be JSON", async () => {
		const { sealedField } = await withRing("f1");
		const posted = sealedField("portal", keptForm.posted);
		const fields = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())));
		fc.assert(
			fc.property(fields, (values) => {
				const value = JSON.parse(JSON.stringify({ personId: "ann", path: "/x", values }));
				expect(posted.open("row", posted.seal("row", value))).toEqual({ ok: true, value });
			}),
		);
	});

	it("says nothing of what is in it, nor how long a short one is", async () => {
		const { sealedField } = await withRing("f1");
		const details = sealedField("portal", feedback.details);
		const sealed = details.seal("row", "Zebra crossing");
		expect(sealed).toMatch(/^f1\.[\w-]{80}$/);
		expect(Buffer.from(sealed.slice(3), "base64url").toString("latin1")).not.toContain("Zebra");
		expect(details.seal("row", "yes")).toHaveLength(details.seal("row", "no").length);
		expect(details.seal("row", "y".repeat(40)).length).toBeGreaterThan(sealed.length);
	});

	it("does not open in another row, column, table or store", async () => {
		const { sealedField } = await withRing("f1");
		const email = sealedField("portal", invitation.email);
		const sealed = email.seal("row", "ann@northmere.example");
		expect(email.open("row", sealed)).toEqual({ ok: true, value: "ann@northmere.example" });
		const shut = { ok: false, reason: "not-genuine" };
		expect(email.open("other", sealed)).toEqual(shut);
		expect(sealedField("portal", invitation.name).open("row", sealed)).toEqual(shut);
		expect(sealedField("portal", feedback.details).open("row", sealed)).toEqual(shut);
		expect(sealedField("health", invitation.email).open("row", sealed)).toEqual(shut);
	});

	it("does not open once a byte of it is changed, or its end is cut off", async () => {
		const { sealedField } = await withRing("f1");
		const details = sealedField("portal", feedback.details);
		const sealed = details.seal("row", "It closes at noon");
		const bytes = Buffer.from(sealed.slice(3), "base64url");
		for (let at = 0; at < bytes.length; at++) {
			const changed = Buffer.from(bytes);
			changed[at] = (changed[at] ?? 0) ^ 1;
			const forged = `f1.${changed.toString("base64url")}` as Sealed<string>;
			expect(details.open("row", forged)).toEqual({ ok: false, reason: "not-genuine" });
			const cut = `f1.${bytes.subarray(0, at).toString("base64url")}` as Sealed<string>;
			expect(details.open("row", cut)).toEqual({ ok: false, reason: "not-genuine" });
		}
		for (const nonsense of ["", ".", "f1", "f1.", "-.{", "plain words"]) {
			expect(details.open("row", nonsense as Sealed<string>).ok).toBe(false);
		}
		expect(details.open("row", sealed)).toEqual({ ok: true, value: "It closes at noon" });
	});

	it("opens under an older key of the ring, and without that key says so, in the log once", async () => {
		const sealed = (await withRing("f1")).sealedField("portal", feedback.details).seal("row", "Thank you");
		const both = await withRing("both");
		const details = both.sealedField("portal", feedback.details);
		expect(details.open("row", sealed)).toEqual({ ok: true, value: "Thank you" });
		expect(both.keyOf(details.seal("row", "Thank you"))).toBe("f2");

		const later = (await withRing("f2")).sealedField("portal", feedback.details);
		const { logger } = await import("../log.server");
		const error = vi.spyOn(logger, "error").mockImplementation(() => undefined);
		for (const row of ["row", "row", "other"]) {
			expect(later.open(row, sealed)).toEqual({ ok: false, reason: "key-missing" });
		}
		expect(error).toHaveBeenCalledOnce();
		expect(error).toHaveBeenCalledWith(
			{ store: "portal", table: "feedback", key: "f1" },
			"sealed with key f1, which is not in FIELD_KEYS",
		);
	});

	it("is what a column takes, and plain text is not", async () => {
		const { sealedField } = await withRing("f1");
		type New = typeof feedback.$inferInsert;
		const details: New["details"] = sealedField("portal", feedback.details).seal("row", "Thank you");
		// @ts-expect-error: text that is not sealed
		const plain: New["details"] = "Thank you";
		// @ts-expect-error: JSON that is sealed, where text is expected
		const other: New["details"] = sealedField("portal", keptForm.posted).seal("row", {
			personId: "ann",
			path: "/x",
			values: {},
		});
		const write = (value: New["details"]) => feedback.details.mapToDriverValue(value);
		expect(write(details)).toBe(details);
		expect(() => write(plain)).toThrow("no encrypted value");
		expect(other).toMatch(/^f1\./);
	});
});

describe("a hash for looking up", () => {
	it("is the same for one value, however it is written, and tells nothing without the key", async () => {
		const { lookUp } = await withRing("f1");
		const emails = lookUp("portal", invitation.emailLookUp);
		expect(emails.hash(" Ann@Northmere.example")).toBe(emails.hash("ann@northmere.example"));
		expect(emails.hash("ann@northmere.example")).not.toBe(emails.hash("bob@northmere.example"));
		expect(emails.hash("ann@northmere.example")).toMatch(/^f1\.[\w-]{43}$/);
		expect(
			(await withRing("f2")).lookUp("portal", invitation.emailLookUp).hash("ann@northmere.example").slice(3),
		).not.toBe(emails.hash("ann@northmere.example").slice(3));
		expect((await withRing("f1")).lookUp("health", invitation.emailLookUp).hash("ann@northmere.example")).not.toBe(
			emails.hash("ann@northmere.example"),
		);
	});
});
