import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeSheet } from "./sheet-text.server";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const utf16be = (text: string) => bytes(`\ufeff${text}`, "utf16le").swap16();

describe("the text of a sheet", () => {
	it.each([
		["UTF-8", bytes("Café"), "utf-8"],
		["UTF-8 with a byte order mark", bytes("\ufeffCafé"), "utf-8"],
		["UTF-16, little end first", bytes("\ufeffCafé", "utf16le"), "utf-16"],
		["UTF-16, big end first", utf16be("Café"), "utf-16"],
		["Windows-1252", bytes("Café", "latin1"), "windows-1252"],
	])("in %s", (_, given, encoding) => {
		const decoded = decodeSheet(given);
		expect(decoded).toMatchObject({ ok: true, encoding });
		if (decoded.ok) expect(decoded.text.replace(/^\ufeff/, "")).toBe("Café");
	});

	it("has the quotation marks and pounds of old Windows files", () => {
		expect(decodeSheet(Buffer.from([0x44, 0x61, 0x64, 0x92, 0x73, 0x20, 0xa3, 0x32]))).toEqual({
			ok: true,
			text: "Dad’s £2",
			encoding: "windows-1252",
		});
	});
});

const entry = (name: string) => {
	const head = Buffer.alloc(30);
	head.write("PK\u0003\u0004", "latin1");
	return Buffer.concat([head, bytes(name), deflateRawSync(Buffer.alloc(1000))]);
};

it.each([
	["nothing", Buffer.alloc(0), "empty"],
	["blank lines", bytes("\r\n \r\n"), "empty"],
	["a workbook", entry("[Content_Types].xml"), "spreadsheet"],
	["an old workbook", bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "latin1"), "spreadsheet"],
	["an archive", entry("sessions.csv"), "archive"],
	["a packed file", gzipSync("name,days"), "archive"],
	["a PDF", bytes("%PDF-1.7"), "pdf"],
	["a document", bytes("{\\rtf1 name"), "document"],
	["a picture", bytes("\u0089PNG\r\n", "latin1"), "picture"],
	["a web page", bytes("<!DOCTYPE html><html>"), "web-page"],
	["a table saved as a web page", bytes("\ufeff<table><tr>"), "web-page"],
	["JSON", bytes('[{"id": "1"}]'), "json"],
	["bytes", Buffer.from([0x61, 0, 0x62, 0]), "binary"],
])("%s is told apart", (_, given, why) => expect(decodeSheet(given)).toEqual({ ok: false, why }));
