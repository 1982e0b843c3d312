import { describe, expect, it } from "vitest";
import { readEnv } from "./env.server";

describe("where the public reaches the product", () => {
	it.each([
		["https://hub.example.gov.uk", "https://hub.example.gov.uk"],
		["https://hub.example.gov.uk/", "https://hub.example.gov.uk"],
		["HTTPS://Hub.Example.gov.uk:443", "https://hub.example.gov.uk"],
		["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
		["", undefined],
	])("%j is understood as %j", (APP_ORIGIN, origin) => expect(readEnv({ APP_ORIGIN }).APP_ORIGIN).toBe(origin));

	it.each([
		"hub.example.gov.uk",
		"ftp://hub.example",
		"https://hub.example/hub",
		"https://hub.example?a",
		"https://a@b",
	])("%j stops the start", (APP_ORIGIN) =>
		expect(() => readEnv({ APP_ORIGIN })).toThrow("APP_ORIGIN must be an origin"),
	);
});
