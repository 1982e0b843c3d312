import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { PostRefused, parsePosted, removeFiles } from "./parse-posted.server";
import type { Posted } from "./posted";

const LIMITS = { bytes: 200_000, fieldBytes: 100_000, fileBytes: 1000 };
const URLENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=b";

/** In pieces, as a body arrives. */
const pieces = (text: string, size = 7) =>
	Readable.from(
		(function* () {
			const bytes = Buffer.from(text);
			for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
		})(),
	);
const parse = (text: string, type = URLENCODED, limits = LIMITS) => parsePosted(pieces(text, 1 << 12), type, limits);
const part = (disposition: string, text: string) =>
	`--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;

async function reasonOf(parsing: Promise<Posted>) {
	try {
		await parsing;
	} catch (error) {
		if (error instanceof PostRefused) return error.reason;
		throw error;
	}
	return "read";
}

describe("fields", () => {
	it("without a name are none, and neither are files", async () => {
		const nameless = "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n";
		const file = '--b\r\nContent-Disposition: form-data; filename="a.csv"\r\n\r\nx\r\n';
		const parsed = await parse(`${nameless}${file}${part('name="day"', "MO")}--b--\r\n`, MULTIPART);
		expect(parsed).toEqual({ values: { day: "MO" }, files: {} });
	});

	it("are cleaned, and keep their order where a name stands there several times", async () => {
		const body =
			"name=Ruksana%27s+group%0D%0Atwo%09tabs%00%1B%C2%85&day=MO&day=TU&day=&%5F%5Fproto%5F%5F=x&constructor=y";
		const { values } = await parsePosted(pieces(body), URLENCODED, LIMITS);
		expect(values).toEqual({ name: "Ruksana's group\ntwo\ttabs", day: ["MO", "TU", ""], constructor: "y" });
	});

	it("are the same from either kind of form", async () => {
		const text = "সকাল ۱۲ &=%+ ✓ 👩🏽‍🍼";
		const multipart = await parsePosted(pieces(`${part('name="text"', text)}--b--`), MULTIPART, LIMITS);
		const urlencoded = await parsePosted(
			pieces(new URLSearchParams({ text }).toString(), 1),
			`${URLENCODED}; charset=UTF-8`,
			LIMITS,
		);
		expect(multipart.values).toEqual({ text });
		expect(urlencoded.values).toEqual({ text });
	});

	it("are what was sent: a sign for what could not be read is one only where somebody sent it", async () => {
		const text = "before \ufffd after";
		expect((await parse(new URLSearchParams({ text }).toString())).values).toEqual({ text });
		expect((await parse(`${part('name="text"', text)}--b--`, MULTIPART)).values).toEqual({ text });
	});

	it.each([
		["half a character", "a=%ED%A0%80", URLENCODED],
		["a byte of another coding", "a=caf%E9", URLENCODED],
		["a byte as it is", Buffer.from("a=caf\xe9", "latin1"), URLENCODED],
		["another coding that says so", "a=caf%E9", `${URLENCODED}; charset=windows-1252`],
		["two bytes for each character", "a=%41%01", `${URLENCODED}; charset=utf-16le`],
		["a part of another coding", Buffer.from(`${part('name="a"', "caf\xe9")}--b--`, "latin1"), MULTIPART],
	])("are refused when they are no UTF-8: %s", async (_, body, type) => {
		expect(await reasonOf(parsePosted(Readable.from([Buffer.from(body)]), type, LIMITS))).toBe("not-a-form");
	});

	it.each([
		["a body over the limit", `a=1&${"x".repeat(300_000)}`, URLENCODED, "too-large"],
		["fields over the limit", `a=${"x".repeat(120_000)}`, URLENCODED, "too-large"],
		["fields over the limit together", `a=${"x".repeat(60_000)}&b=${"x".repeat(60_000)}`, URLENCODED, "too-large"],
		["too many fields", "a=1&".repeat(2001), URLENCODED, "too-large"],
		["too many parts", part('name="a"', "1").repeat(2002), MULTIPART, "too-large"],
		["a long name", `${"x".repeat(201)}=1`, URLENCODED, "too-large"],
		["another kind of body", "{}", "application/json", "not-a-form"],
		["no kind", "a=1", "", "not-a-form"],
		["no boundary", "a=1", "multipart/form-data", "not-a-form"],
		["a part that breaks off", part('name="a"', "1").slice(0, -9), MULTIPART, "not-a-form"],
		["a file that breaks off", part('name="f"; filename="f"', "1").slice(0, -1), MULTIPART, "not-a-form"],
	])("are refused: %s", async (_, body, type, reason) => {
		expect(await reasonOf(parse(body, type))).toBe(reason);
	});

	it("of a name that is none of ours are left out", async () => {
		const { values } = await parse(`${"x".repeat(150)}=1&a=2&1=3&a%0Ab=4`);
		expect(values).toEqual({ a: "2" });
	});
});

describe("files", () => {
	const form = (text: string) => `${part('name="file"; filename="C:\\folder\\Über.csv"', text)}--b--`;

	it("stand in a temporary file of our own, until they are taken away", async () => {
		const posted = await parsePosted(pieces(form("name\r\nStay and play\0")), MULTIPART, LIMITS);
		const { path = "", ...file } = posted.files.file ?? {};
		expect(file).toEqual({ name: "Über.csv", type: "text/plain", size: 20 });
		expect(readFileSync(path, "utf8")).toBe("name\r\nStay and play\0");
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
		await removeFiles(posted);
		expect(existsSync(dirname(path))).toBe(false);
	});

	it("are cut off at the limit, and say how large they were", async () => {
		const posted = await parse(form("x".repeat(5000)), MULTIPART);
		const { size, path = "" } = posted.files.file ?? {};
		expect(size).toBe(5000);
		expect(statSync(path).size).toBe(1000);
		await removeFiles(posted);
	});

	it("that were not chosen are left out", async () => {
		const body = `${part('name="a"', "1")}${part('name="file"; filename=""', "")}--b--`;
		expect(await parse(body, MULTIPART)).toMatchObject({ values: { a: "1" }, files: {} });
	});

	it("are read over where none are wanted", async () => {
		const { fileBytes: _, ...limits } = LIMITS;
		const body = part('name="file"; filename="f"', "x") + form("y") + part('name="a"', "1");
		expect(await parsePosted(pieces(`${body.replace("--b--", "")}--b--`), MULTIPART, limits)).toEqual({
			values: { a: "1" },
			files: {},
		});
	});

	it("of a sender who goes away are taken away", async () => {
		const body = new Readable({ read() {} });
		const parsing = parsePosted(body, MULTIPART, LIMITS);
		body.push(form("x").slice(0, -10));
		await new Promise((resolve) => setTimeout(resolve, 50));
		body.destroy(new Error("aborted"));
		await expect(parsing).rejects.toThrow("aborted");
	});

	it("of a sender who sends no more are taken away when it is late, although nothing ends", async () => {
		const folder = mkdtempSync(join(tmpdir(), "hub-late-"));
		vi.stubEnv("TMPDIR", folder);
		try {
			const late = new AbortController();
			const body = new Readable({ read() {} });
			const parsing = parsePosted(body, MULTIPART, LIMITS, late.signal);
			parsing.catch(() => {});
			body.push(form("x".repeat(500)).slice(0, -10));
			await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1));
			late.abort(new Error("too late"));
			await expect(parsing).rejects.toThrow("too late");
			expect(readdirSync(folder)).toEqual([]);
		} finally {
			vi.unstubAllEnvs();
			rmSync(folder, { recursive: true });
		}
	});
});
