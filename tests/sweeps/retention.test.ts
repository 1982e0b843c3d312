/** Each table says in db/README.md how long its rows are kept, and what erases them. */
import { readFileSync } from "node:fs";
import { getTableName, is, Table } from "drizzle-orm";
import { expect, it } from "vitest";
import { JOBS } from "../../app/server/background.server";
import * as portal from "../../db/schema";
import * as health from "../../db/schema/health";

const section =
	readFileSync("db/README.md", "utf8")
		.split("\n## ")
		.find((part) => part.startsWith("How long things are kept")) ?? "";
const rows = section
	.split("\n")
	.filter((line) => line.startsWith("| `"))
	.map((line) => line.split("|").map((cell) => cell.trim()))
	.map(([, tables = "", kept = "", erasedBy = ""]) => ({
		tables: [...tables.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ""),
		kept,
		erasedBy,
	}));
const named = rows.flatMap(({ tables }) => tables);

it("each table of both stores stands there once: add it to the list in db/README.md", () => {
	const tables = [...Object.values(portal), ...Object.values(health)].filter((one) => is(one, Table)) as Table[];
	expect(tables.length).toBeGreaterThan(30);
	expect(named.toSorted()).toEqual([...new Set(tables.map(getTableName))].sort());
});

it("says what erases its rows, by a job that is one, a command, or why they stay", () => {
	const jobs = JOBS.map(({ name }) => name);
	const wrong = rows.filter(({ kept, erasedBy }) => {
		const quoted = [...erasedBy.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "");
		if (kept === "") return true;
		if (quoted.length > 0) return !quoted.every((name) => jobs.includes(name));
		return !/^(?:`hub [\w -]+`|stays: .+)$/.test(erasedBy);
	});
	expect(wrong).toEqual([]);
	expect(rows.length).toBeGreaterThan(15);
});
