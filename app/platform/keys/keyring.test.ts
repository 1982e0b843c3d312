import { afterEach, describe, expect, it, vi } from "vitest";

const A = `a:${"A".repeat(32)}`;
const B = `b:${"B".repeat(32)}`;

/** The ring as a process has it that starts with these settings. */
async function ringOf(settings: Record<string, string>) {
	vi.resetModules();
	vi.unstubAllEnvs();
	vi.stubEnv("SESSION_SECRET", "s".repeat(32));
	for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
	return import("./keyring.server");
}

describe("a ring of keys", () => {
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.resetModules();
	});

	it("writes with the first, and still has the others after another came in front", async () => {
		const before = (await ringOf({ FIELD_KEYS: A })).currentKey("field");
		const { currentKey, keyNamed } = await ringOf({ FIELD_KEYS: `${B},${A}` });
		expect(before.id).toBe("a");
		expect(currentKey("field").id).toBe("b");
		expect(currentKey("field").key).not.toEqual(before.key);
		expect(keyNamed("field", "a")).toEqual(before.key);
	});

	it("has no key that was taken out", async () => {
		const { keyNamed } = await ringOf({ FIELD_KEYS: B });
		expect(keyNamed("field", "b")).toBeDefined();
		expect(keyNamed("field", "a")).toBeUndefined();
	});

	it("keeps what an installation wrote before it had one", async () => {
		const without = (await ringOf({})).currentKey("audit-entry");
		const { currentKey, keyNamed } = await ringOf({ AUDIT_KEYS: A });
		expect(without.id).toBe("0");
		expect(currentKey("audit-entry").id).toBe("a");
		expect(keyNamed("audit-entry", "0")).toEqual(without.key);
	});

	it("has another key for each use, and none in common with the other ring", async () => {
		const { currentKey } = await ringOf({ FIELD_KEYS: A, AUDIT_KEYS: A });
		const keys = (["audit-entry", "audit-head", "field", "look-up"] as const).map((use) =>
			currentKey(use).key.toString("hex"),
		);
		expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(new Set(keys).size).toBe(4);
	});
});
