import { describe, expect, it } from "vitest";
import { addressOf, hostOf, inSmallLetters, isTooLong, pathOf } from "./address";

const ORIGIN = "https://hub.example";
const asking = (...hosts: string[]) => ({
	headers: { host: hosts[0] },
	rawHeaders: ["Accept", "*/*", ...hosts.flatMap((host) => ["HOST", host])],
});

describe("the host of a request", () => {
	it.each(["localhost:3000", "hub.example", "127.0.0.1", "[::1]:3000", "my_hub", "xn--bcher-kva.example:1"])(
		"may be %s",
		(host) => expect(hostOf(asking(host))).toBe(host),
	);

	it("may be absent", () => expect(hostOf(asking())).toBe(""));

	it.each(["", "a b", "x:99999", "[::1", "[::g]", "%", "a/b", "a@b", "a?b", "a#b", "a\\b", "ä", "a".repeat(300), ":1"])(
		"is malformed: %j",
		(host) => expect(hostOf(asking(host))).toBeUndefined(),
	);

	it("stands there once", () => expect(hostOf(asking("a", "a"))).toBeUndefined());
});

describe("a target that names the whole URL", () => {
	it.each([
		["https://hub.example/a?b=c#d", "/a?b=c#d"],
		["HTTP://HUB.example:80/", "/"],
		["https://hub.example", "/"],
		["https://hub.example?q=a", "/?q=a"],
		["https://hub.example//evil.example", "//evil.example"],
	])("%s asks us for %s", (target, path) => expect(pathOf(ORIGIN, target)).toBe(path));

	it.each([
		"http://evil.example/",
		"https://hub.example:1/",
		"https://a@hub.example/",
		"ftp://hub.example/",
		"*",
		"x",
		"/a",
	])("%s is left as it came", (target) => {
		expect(pathOf(ORIGIN, target)).toBe(target);
		expect(pathOf(undefined, target)).toBe(target);
	});
});

describe("the address of a request", () => {
	it.each([
		["/", "/", ""],
		["/ur/northmere/services?q=%D8%AF%0D%0A&age=4%09", "/ur/northmere/services", "?q=%D8%AF%0D%0A&age=4%09"],
		["/northmere?q=100%&x=%2", "/northmere", "?q=100%&x=%2"],
		["/northmere?q=a?b", "/northmere", "?q=a?b"],
		["/a/../b", "/b", ""],
	])("%s is one", (target, pathname, search) => {
		expect(addressOf(ORIGIN, target)).toMatchObject({ origin: ORIGIN, pathname, search });
	});

	it.each([
		"",
		"*",
		"a",
		"http://evil.example/",
		"//",
		"//evil.example/",
		"/\\evil.example",
		"/.//evil.example",
		"/a/..//evil.example",
		"/%",
		"/%4",
		"/%ff",
		"/%00",
		"/a%0Ab",
		"/%C2%85",
		"/%ED%A0%80",
		"/?q=%00",
		"/?%00=q",
		"/?q=%1b",
		"/?q=%ff",
		"/?q=%ED%A0%80",
	])("%j is none", (target) => expect(addressOf(ORIGIN, target)).toBeUndefined());
});

describe("the length of an address", () => {
	it.each([
		["a search of 10,000 characters of three bytes", `/ur/northmere/services?q=${"%E2%82%AC".repeat(10_000)}`, false],
		["a path", `/${"a".repeat(8000)}`, false],
		["a path without end", `/ur/${"a/".repeat(5000)}`, true],
		["such a path with a question", `/ur/${"a/".repeat(5000)}?q=a`, true],
		["a question without end", `/?postcode=${"%09".repeat(80_000)}`, true],
	])("of %s", (_what, target, tooLong) => expect(isTooLong(target)).toBe(tooLong));
});

it.each([
	["/NORTHMERE", "/northmere"],
	["/UR/Northmere/services?q=Play", "/ur/northmere/services?q=Play"],
	["/Northmere/services/Kept-As-It-Is", "/northmere/services/Kept-As-It-Is"],
	["/northmere/services/A", undefined],
	["/", undefined],
	["/ur", undefined],
	["/UR", "/ur"],
])("%s in small letters is %s", (asked, small) => {
	expect(inSmallLetters(new URL(asked, "http://localhost"))).toBe(small);
});
