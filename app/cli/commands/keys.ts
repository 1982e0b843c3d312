import type { Command } from "commander";
import { IN_CLEAR } from "../../../db/sealed";
import { forgetFieldKeys, keysMissing } from "../../platform/keys/key-prints.server";
import { currentKey } from "../../platform/keys/keyring.server";
import { countByKey, type KeyUse, migrateAndSeal, sealAnew } from "../../platform/rotate-keys.server";
import { STORES } from "../../platform/store.server";
import { OPERATOR, record } from "../operator";
import { answer, count, followProgress } from "../progress";

/** What the operator is to know of a key. "0" is made from the installation's own secret and cannot be taken out. */
function adviceOn({ key, values, inRing, current }: KeyUse): string {
	if (key === IN_CLEAR) return 'in clear: run "hub keys rotate"';
	if (!inRing) return "NOT in FIELD_KEYS: these values cannot be read until it is put back";
	if (current) return "in use";
	if (values > 0) return 'still needed: run "hub keys rotate" first';
	return key === "0" ? "not needed" : "not needed: may be taken out of FIELD_KEYS";
}

export function registerKeys(program: Command): void {
	const parent = program
		.command("keys")
		.description("See under which keys encrypted values stand, and replace an old key.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});

	parent
		.command("status")
		.description("Say how many values stand under which key, and which keys may be taken out of FIELD_KEYS.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const uses = await countByKey(STORES, OPERATOR);
			const lines = uses.map((use) => `${use.key.padEnd(16)} ${count(use.values).padStart(12)}  ${adviceOn(use)}`);
			const missing = new Set<string>();
			for (const store of STORES)
				for (const name of await keysMissing(await store.readFor(OPERATOR))) missing.add(name);
			const ofLog = [...missing].filter((name) => name.startsWith("AUDIT_KEYS"));
			answer(json, { fields: uses, missing: [...missing] }, [
				`${"key".padEnd(16)} ${"values".padStart(12)}`,
				...lines,
				...ofLog.map((name) => `${name}  NOT set here: what of the log was written with it cannot be verified`),
			]);
		});

	parent
		.command("rotate")
		.description("Encrypt all that is not under the first of FIELD_KEYS anew under it, while the product serves.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const progress = followProgress("Encrypting anew");
			const done = { sealed: 0, shut: 0 };
			for (const store of STORES) {
				const before = done.sealed;
				const { sealed, shut } = await sealAnew(store, OPERATOR, {
					onProgress: (sofar) => progress.at(`${count(before + sofar.sealed)} values`),
				});
				done.sealed += sealed;
				done.shut += shut;
				const details = { key: currentKey("field").id, sealed, shut };
				if (sealed > 0) await record(store, { action: "keys.rotated", details });
			}
			progress.done(`${count(done.sealed)} values`);
			const others = (await countByKey(STORES, OPERATOR)).filter(({ current }) => !current);
			const left = others.filter(({ values }) => values > 0);
			const idle = others.filter(({ values }) => values === 0).map(({ key }) => key);
			for (const store of STORES) await store.transaction(OPERATOR, (tx) => forgetFieldKeys(tx, idle));
			if (left.length > 0 || done.shut > 0) process.exitCode = 1;
			answer(json, { ...done, left }, [
				`${count(done.sealed)} values are encrypted anew.`,
				...(done.shut > 0 ? [`${count(done.shut)} do not open, and stay as they are: the log says why.`] : []),
				...left.map((use) => `${count(use.values)} remain under ${use.key}: ${adviceOn(use)}.`),
			]);
		});
}
