import { describe, expect, it } from "vitest";
import { returnPath, returnUrl } from "./return-path";

describe("where somebody goes on after signing in", () => {
	it.each(["/staff/northmere/services?q=milk&page=2", "/account", "/", "/invitation/abc"])("may be %s", (path) => {
		expect(returnPath(path)).toBe(path);
	});

	it.each([
		null,
		"",
		"account",
		"https://evil.example/",
		"//evil.example",
		"/\\evil.example",
		"\\\\evil.example",
		"/\t/evil.example",
		"/\n/evil.example",
		"/..//evil.example",
		"/./\\evil.example",
		"javascript:alert(1)",
		" /account",
		"/sign-in?for=staff",
		"/sign-in/demo-staff",
		"/sign-out",
		"/demo/identity/auth",
		`/${"a".repeat(3000)}`,
	])("is never %s", (path) => {
		expect(returnPath(path)).toBeNull();
	});

	it("is in the reader's language, but for the staff area", () => {
		expect(returnUrl("/account", "ur")).toBe("/ur/account");
		expect(returnUrl("/account", "en")).toBe("/account");
		expect(returnUrl("/staff/northmere", "ur")).toBe("/staff/northmere");
		expect(returnUrl("/staffordshire", "ur")).toBe("/ur/staffordshire");
	});
});
