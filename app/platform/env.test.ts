import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { HUB } from "../../tests/setup/command";
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
		"https://hub.example//",
		"https://hub.example?a",
		"https://hub.example/#a",
		"https://a@b",
	])("%j stops the start", (APP_ORIGIN) =>
		expect(() => readEnv({ APP_ORIGIN })).toThrow("APP_ORIGIN must be an origin"),
	);
});

describe("where the public reaches it, in production", () => {
	const keys = { AUDIT_KEYS: `a:${"s".repeat(32)}`, FIELD_KEYS: `f:${"s".repeat(32)}`, SESSION_SECRET: "s".repeat(32) };
	const start = (APP_ORIGIN?: string) =>
		readEnv({ NODE_ENV: "production", HUB_DEMO: "0", ...keys, ...(APP_ORIGIN && { APP_ORIGIN }) });

	it("has to be said, and be https, but on this machine", () => {
		expect(() => start()).toThrow("APP_ORIGIN must be set in production");
		expect(() => start("http://hub.example.gov.uk")).toThrow("APP_ORIGIN must begin with https://");
		expect(start("https://hub.example.gov.uk/").APP_ORIGIN).toBe("https://hub.example.gov.uk");
		expect(start("http://localhost:3000").APP_ORIGIN).toBe("http://localhost:3000");
	});

	it("need not be said for the demo", () => {
		expect(readEnv({ NODE_ENV: "production" }).APP_ORIGIN).toBeUndefined();
	});
});

describe("rings of keys", () => {
	const secret = "s".repeat(32);

	it("are named keys, the one in use first", () => {
		expect(readEnv({ AUDIT_KEYS: `b:${secret}, a:${secret}:x` }).AUDIT_KEYS).toEqual([
			{ id: "b", secret },
			{ id: "a", secret: `${secret}:x` },
		]);
		expect(readEnv({ FIELD_KEYS: "" }).FIELD_KEYS).toBeUndefined();
	});

	it.each([
		["without a name", secret],
		["too short", "a:short"],
		["named like the installation's own", `0:${secret}`],
		["twice the same name", `a:${secret},a:${secret}`],
		["with an empty part", `a:${secret},`],
	])("%s stop the start", (_what, FIELD_KEYS) => expect(() => readEnv({ FIELD_KEYS })).toThrow("FIELD_KEYS must"));

	it("are needed in production, each of them", () => {
		const APP_ORIGIN = "https://hub.example.gov.uk";
		const real = { NODE_ENV: "production", HUB_DEMO: "0", APP_ORIGIN, SESSION_SECRET: secret };
		expect(() => readEnv(real)).toThrow("AUDIT_KEYS, FIELD_KEYS must be set in production");
		expect(() => readEnv({ ...real, AUDIT_KEYS: `a:${secret}` })).toThrow("FIELD_KEYS must be set in production");
		expect(readEnv({ ...real, AUDIT_KEYS: `a:${secret}`, FIELD_KEYS: `f:${secret}` }).HUB_DEMO).toBe("0");
		expect(readEnv({ NODE_ENV: "production" }).HUB_DEMO).toBe("1");
	});
});

it("what is wrong ends a command with its line, and nothing around it", () => {
	const { status, stderr } = spawnSync(process.execPath, [HUB, "migrate"], {
		env: { ...process.env, DATABASE_URL: "mysql://hub", PORT: "no" },
		encoding: "utf8",
	});
	expect(stderr.trim().split("\n")).toEqual([
		"These environment variables are wrong:",
		"  PORT must be a port number",
		"  DATABASE_URL must be file:PATH or postgres://…",
	]);
	expect(status).toBe(1);
}, 60_000);
