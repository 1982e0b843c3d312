/** Workbooks such as a spreadsheet program saves, packed by hand. */
import { deflateRawSync } from "node:zlib";

/** A date and time as a spreadsheet counts them: days since the end of 1899. */
export interface Moment {
	days: number;
	as: "date" | "time";
}
type Cell = string | number | Moment;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const STYLES = { date: 1, time: 2 };

function sheetXml(rows: readonly (readonly Cell[])[]): string {
	const cell = (value: Cell, at: string) => {
		if (typeof value === "string") return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
		if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
		return `<c r="${at}" s="${STYLES[value.as]}"><v>${value.days}</v></c>`;
	};
	const lines = rows.map((row, nth) => {
		const cells = row.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${nth + 1}`));
		return `<row r="${nth + 1}">${cells.join("")}</row>`;
	});
	return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The bytes of a workbook with these sheets. */
export function aWorkbook(...sheets: readonly (readonly (readonly Cell[])[])[]): Buffer {
	const each = (make: (nth: number) => string) => sheets.map((_, at) => make(at + 1)).join("");
	return anArchive([
		["[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"></Types>`],
		[
			"_rels/.rels",
			`<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		],
		[
			"xl/workbook.xml",
			`<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${each((nth) => `<sheet name="Sheet ${nth}" sheetId="${nth}" r:id="rId${nth}"/>`)}</sheets></workbook>`,
		],
		[
			"xl/_rels/workbook.xml.rels",
			`<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${each((nth) => `<Relationship Id="rId${nth}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${nth}.xml"/>`)}<Relationship Id="rId99" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
		],
		[
			"xl/styles.xml",
			'<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>',
		],
		...sheets.map((rows, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
	]);
}

/**
 * The bytes of a ZIP archive.
 * @param saysSize what it says that an entry unpacks to, if not the truth
 */
export function anArchive(entries: readonly [name: string, content: string | Buffer][], saysSize?: number): Buffer {
	const locals: Buffer[] = [];
	const centrals: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of entries) {
		const [label, raw] = [Buffer.from(name), Buffer.from(content)];
		const packed = deflateRawSync(raw);
		const size = saysSize ?? raw.length;
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(8, 8);
		local.writeUInt32LE(crc32(raw), 14);
		local.writeUInt32LE(packed.length, 18);
		local.writeUInt32LE(size, 22);
		local.writeUInt16LE(label.length, 26);
		const central = Buffer.alloc(46);
		central.writeUInt32LE(0x02014b50, 0);
		central.writeUInt16LE(8, 10);
		central.writeUInt32LE(crc32(raw), 16);
		central.writeUInt32LE(packed.length, 20);
		central.writeUInt32LE(size, 24);
		central.writeUInt16LE(label.length, 28);
		central.writeUInt32LE(offset, 42);
		locals.push(local, label, packed);
		centrals.push(central, label);
		offset += 30 + label.length + packed.length;
	}
	const directory = Buffer.concat(centrals);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, directory, end]);
}

/** The checksum of an entry (ISO 3309). */
function crc32(bytes: Buffer): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return ~crc >>> 0;
}
