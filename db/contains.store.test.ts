import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { transaction } from "../app/platform/store.server";
import { TEST } from "../tests/factories/asker";
import { contains } from "./contains";

it.each([
	["Baby massage", "MASS", true],
	["50% off", "0% O", true],
	["50 off", "%", false],
	["a_b", "A_", true],
	["acb", "a_", false],
	["a\\b", "\\", true],
	["ab", "\\", false],
	["it's", "'S", true],
	["anything", "", true],
])("%s holds %s: %s", async (text, typed, expected) => {
	const [row] = await transaction(TEST, (tx) =>
		tx.rows<{ found: boolean | number }>(sql`SELECT ${contains(sql`CAST(${text} AS text)`, typed)} AS found`),
	);
	expect(Boolean(row?.found)).toBe(expected);
});
