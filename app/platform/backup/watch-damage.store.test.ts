/** What the look at night says of keys that are not those a store was written with. */
import { eq } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { keyPrint } from "../../../db/schema";
import { TEST } from "../../../tests/factories/asker";
import { logger } from "../log.server";
import { portal, transaction } from "../store.server";
import { knownDamage, watchForDamage } from "./watch-damage.server";

afterAll(() => void vi.restoreAllMocks());

it("keys that are others are told as that, and not as damage", async () => {
	const error = vi.spyOn(logger, "error").mockImplementation(() => undefined);
	const fatal = vi.spyOn(logger, "fatal").mockImplementation(() => undefined);
	await transaction(TEST, (tx) =>
		tx.update(keyPrint).set({ print: "another." }).where(eq(keyPrint.setting, "FIELD_KEYS")),
	);
	await watchForDamage(portal, TEST, new Date("2026-11-27T03:00:00Z"));
	expect(error).toHaveBeenCalledWith(
		{ store: "portal", found: [expect.stringContaining("This database was written with another key of its own")] },
		"keys are missing or are others: put them back",
	);
	expect(fatal).not.toHaveBeenCalled();
	expect(knownDamage("portal")).toEqual([]);
});
