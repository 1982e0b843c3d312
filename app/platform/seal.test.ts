import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal.server";

const PLACE = ["kept_form", "row", "person"];

describe("a sealed text", () => {
	it("opens at its place, in any script, and says nothing while it is closed", () => {
		const text = "দুধ পান, łóżko, ما";
		const sealed = seal("kept-form", PLACE, text);
		expect(unseal("kept-form", PLACE, sealed)).toBe(text);
		expect(Buffer.from(sealed.slice(2), "base64url").toString("utf8")).not.toContain("łóżko");
	});

	it("is another each time", () => {
		expect(seal("kept-form", PLACE, "same")).not.toBe(seal("kept-form", PLACE, "same"));
	});

	it.each([
		["another row", (sealed: string) => unseal("kept-form", ["kept_form", "other", "person"], sealed)],
		["another key", (sealed: string) => unseal("cookie", PLACE, sealed)],
		["another key's number", (sealed: string) => unseal("kept-form", PLACE, sealed.replace(/^1/, "2"))],
		["a changed byte", (sealed: string) => unseal("kept-form", PLACE, `${sealed.slice(0, -2)}AA`)],
		["a cut end", (sealed: string) => unseal("kept-form", PLACE, sealed.slice(0, 20))],
	])("does not open for %s", (_what, open) => {
		const sealed = seal("kept-form", PLACE, "what was typed");
		expect(unseal("kept-form", PLACE, sealed)).toBe("what was typed");
		expect(open(sealed)).toBeUndefined();
	});
});
