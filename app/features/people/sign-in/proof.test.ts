import { describe, expect, it } from "vitest";
import { addressProof, type NotProvedNow, provedAt } from "./proof";

describe("an address", () => {
	const directory = { vouchesForEmail: true };
	const others = { vouchesForEmail: false };

	it.each([
		[others, { email: "A@x.example", email_verified: true }, true],
		[others, { email: "a@x.example", email_verified: "true" }, true],
		[others, { email: "a@x.example", email_verified: false }, false],
		[others, { email: "a@x.example" }, false],
		[others, { email: "a@x.example", email_verified: 1 }, false],
		[directory, { email: "a@x.example" }, true],
		[directory, { email: "a@x.example", email_verified: false }, false],
	])("with %j and %j is proved: %s", (provider, claims, proved) => {
		expect(addressProof(provider, claims)).toEqual({ email: "a@x.example", proved });
	});

	it("is proved by whoever names it, not by somebody who proves another", () => {
		const token = { email: "mine@x.example", email_verified: false };
		const information = { email: "other@x.example", email_verified: true };
		expect(addressProof(others, token, information)).toEqual({ email: "mine@x.example", proved: false });
		expect(addressProof(others, {}, information)).toEqual({ email: "other@x.example", proved: true });
		expect(addressProof(others, {}, { email: " " })).toBeUndefined();
	});
});

describe("when somebody proved who they are", () => {
	const NOW = Date.UTC(2026, 10, 27, 12);
	const at = (seconds: number) => NOW / 1000 + seconds;
	const wanted = { startedAt: NOW - 60_000, again: false, maxAgeSeconds: null, clockTolerance: 10 };
	const problem = (auth_time: unknown, more: Partial<typeof wanted> | { maxAgeSeconds: number }) => {
		try {
			provedAt({ auth_time }, { ...wanted, ...more }, NOW);
			return null;
		} catch (error) {
			return (error as NotProvedNow).problem;
		}
	};

	it("is what the provider says, and nothing where it says nothing", () => {
		expect(provedAt({ auth_time: at(-3600) }, wanted, NOW)).toEqual(new Date(NOW - 3_600_000));
		expect(provedAt({}, wanted, NOW)).toBeNull();
		expect(provedAt({ auth_time: "yesterday" }, wanted, NOW)).toBeNull();
	});

	it("is never later than now", () => {
		expect(provedAt({ auth_time: at(5) }, wanted, NOW)).toEqual(new Date(NOW));
		expect(problem(at(60), {})).toBe("clock");
	});

	it.each([
		[undefined, "no-time"],
		[at(-3600), "not-again"],
		[at(-75), "not-again"],
		[at(-65), null],
		[at(-30), null],
	])("once more: %s gives %s", (auth_time, expected) => expect(problem(auth_time, { again: true })).toBe(expected));

	it.each([
		[undefined, "no-time"],
		[at(-3600), "not-again"],
		[at(-360), null],
	])("within five minutes: %s gives %s", (auth_time, expected) =>
		expect(problem(auth_time, { maxAgeSeconds: 300 })).toBe(expected),
	);
});
