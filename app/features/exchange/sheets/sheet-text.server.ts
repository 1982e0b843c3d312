/** From the bytes of a file to the text of a spreadsheet: what it is by its content, and in which encoding. */
import iconv from "iconv-lite";
import { workbookText } from "./workbook.server";

/** What people send instead of a CSV file. */
export const NOT_SHEETS = [
	"empty",
	"spreadsheet",
	"workbook-large",
	"workbook-sheets",
	"archive",
	"pdf",
	"document",
	"picture",
	"web-page",
	"json",
	"binary",
] as const;
export type NotASheet = (typeof NOT_SHEETS)[number];

export type Encoding = "utf-8" | "utf-16" | "windows-1252";

export type SheetText = { ok: true; text: string; encoding: Encoding } | { ok: false; why: NotASheet };

/** How much of a file is looked at to tell what it is. */
const HEAD = 4096;

/** How files begin that are no text, as Latin 1. */
const BEGINNINGS: readonly [string, NotASheet][] = [
	["PK\u0003\u0004", "archive"],
	["\u00d0\u00cf\u0011\u00e0", "spreadsheet"],
	["\u001f\u008b", "archive"],
	["7z\u00bc\u00af", "archive"],
	["Rar!", "archive"],
	["%PDF", "pdf"],
	["{\\rtf", "document"],
	["\u0089PNG", "picture"],
	["\u00ff\u00d8\u00ff", "picture"],
	["GIF8", "picture"],
	["RIFF", "picture"],
];

/** The workbooks of today are archives, told by the names in them. */
const WORKBOOK = /\[Content_Types\]\.xml|\bxl\/|opendocument\.spreadsheet/;

const MARKUP = /^\s*(?:<!doctype\b|<\?xml\b|<html\b|<head\b|<body\b|<table\b|<svg\b)/i;

/** The text of a CSV file, or of the rows of an .xlsx workbook. */
export async function sheetText(bytes: Uint8Array): Promise<SheetText> {
	const decoded = decodeSheet(bytes);
	if (decoded.ok || decoded.why !== "spreadsheet") return decoded;
	const read = await workbookText(bytes);
	return read.ok ? { ...read, encoding: "utf-8" } : read;
}

/** The text of a CSV file: UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is valid, else Windows-1252. */
export function decodeSheet(bytes: Uint8Array): SheetText {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString("latin1");
	const known = BEGINNINGS.find(([beginning]) => head.startsWith(beginning))?.[1];
	if (known === "archive" && WORKBOOK.test(head)) return { ok: false, why: "spreadsheet" };
	if (known) return { ok: false, why: known };
	const { text, encoding } = decode(bytes);
	const start = text.slice(0, HEAD);
	if (start.trim() === "") return { ok: false, why: "empty" };
	if (text.includes("\0")) return { ok: false, why: "binary" };
	if (MARKUP.test(start)) return { ok: false, why: "web-page" };
	if (/^\s*[[{]\s*["{[]/.test(start)) return { ok: false, why: "json" };
	return { ok: true, text, encoding };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: iconv.decode(bytes, "utf-16le"), encoding: "utf-16" };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: iconv.decode(bytes, "utf-16be"), encoding: "utf-16" };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
	} catch {
		return { text: iconv.decode(bytes, "windows-1252"), encoding: "windows-1252" };
	}
}
