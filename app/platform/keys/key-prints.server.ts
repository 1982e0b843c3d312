/**
 * Each store remembers which keys it was written with, so that nothing is written with others: a command in a shell
 * without the settings, or a server with another secret under an old name, would write what nobody can open afterwards.
 */
import { and, eq, inArray } from "drizzle-orm";
import { keyPrint } from "../../../db/schema/every-store";
import { type Asker, systemFor } from "../../model/people/asker";
import { hasTable } from "../migrations.server";
import { OperatorProblem } from "../store-errors";
import type { AnyRead, AnyTx, Store } from "../store-handles";
import { currentKey, keysFor, OWN, printOf, type RingSetting, type RingUse } from "./keyring.server";
import { makeNoKey, ownKeyIsIn } from "./secrets.server";

/** Of which of its keys a ring's prints are made. */
const USE = { FIELD_KEYS: "field", AUDIT_KEYS: "audit-entry" } as const satisfies Record<RingSetting, RingUse>;
const SETTINGS = Object.keys(USE) as RingSetting[];

interface Print {
	setting: RingSetting;
	id: string;
	print: string;
}

const ringOf = (setting: RingSetting): Print[] =>
	keysFor(USE[setting]).map(({ id, key }) => ({ setting, id, print: printOf(key) }));

/** An entry of the log is verified with its key whatever that is called now; a value is opened by the key's name. */
const isThere = ({ setting, id, print }: Print, ring: readonly Print[]): boolean =>
	ring.some((one) => one.print === print && (setting === "AUDIT_KEYS" || one.id === id));

const OPENING = systemFor("opening a store");

/** A store of an earlier version remembers nothing yet. */
const remembers = ({ dialect }: Store, db: AnyRead): Promise<boolean> => hasTable(db, dialect, "key_print");

const printsIn = (db: AnyRead): Promise<Print[]> => db.select().from(keyPrint).orderBy(keyPrint.since, keyPrint.id);

/**
 * Called when a store was opened to write.
 * @throws OperatorProblem when the keys of this process are not those that it was written with
 */
export async function refuseOtherKeys(store: Store): Promise<void> {
	const [problem] = await keyProblems(store, OPENING);
	if (problem) throw new OperatorProblem(`${problem} Nothing was written.`);
}

/** How the keys of this process differ from those that a store was written with, in lines; none when they are right. */
export async function keyProblems(store: Store, asker: Asker): Promise<string[]> {
	const db = store.read(asker);
	return (await remembers(store, db)) ? problemsWith(store, await printsIn(db)) : [];
}

/**
 * Called before a store is first written to: it remembers the keys that are in use.
 * @returns false for one of an earlier version, which cannot
 * @throws OperatorProblem when another process was faster, and has other keys
 */
export async function rememberKeys(store: Store, asker: Asker): Promise<boolean> {
	const reading = store.read(asker);
	if (!(await remembers(store, reading))) return false;
	if (unknownOf(await printsIn(reading)).length === 0) return true;
	await store.transaction(asker, async (tx) => {
		const known = await printsIn(tx);
		const [problem] = problemsWith(store, known);
		if (problem) throw new OperatorProblem(`${problem} Nothing was written.`);
		const since = new Date();
		const unknown = unknownOf(known).map((print) => ({ ...print, since }));
		if (unknown.length > 0) await tx.insert(keyPrint).values(unknown);
	});
	return true;
}

/**
 * Forgets keys of `FIELD_KEYS` under which nothing stands any more: they may be taken out, and others have their names.
 * @param ids their names
 */
export async function forgetFieldKeys(tx: AnyTx, ids: readonly string[]): Promise<void> {
	await tx.delete(keyPrint).where(and(eq(keyPrint.setting, "FIELD_KEYS"), inArray(keyPrint.id, [...ids])));
}

/** The names of keys with which a store was written, and which the ring has not: "AUDIT_KEYS a1". */
export async function keysMissing(db: AnyRead): Promise<string[]> {
	const missing = (await printsIn(db)).filter((print) => !isThere(print, ringOf(print.setting)));
	return missing.map(({ setting, id }) => `${setting} ${id}`);
}

/** The keys in use that are not among these. */
function unknownOf(known: readonly Print[]): Print[] {
	const inUse = SETTINGS.map((setting) => {
		const { id, key } = currentKey(USE[setting]);
		return { setting, id, print: printOf(key) };
	});
	return inUse.filter(
		(print) => !known.some((one) => one.setting === print.setting && one.id === print.id && one.print === print.print),
	);
}

function problemsWith({ name }: Store, known: readonly Print[]): string[] {
	// One that is made now is not the one that was lost.
	if (known.length > 0) makeNoKey();
	const others: string[] = [];
	const missing: string[] = [];
	for (const setting of SETTINGS) {
		const prints = known.filter((print) => print.setting === setting);
		if (prints.length === 0) continue;
		const ring = ringOf(setting);
		const isKnown = (print: Print) => isThere(print, ring);
		const changed = ring.filter(({ id }) => {
			const named = prints.filter((print) => print.id === id);
			return named.length > 0 && !named.some(isKnown);
		});
		others.push(...changed.map(({ id }) => nameOf(setting, id)));
		if (changed.length === 0 && !prints.some(isKnown)) missing.push(...prints.map(({ id }) => nameOf(setting, id)));
	}
	const database = name === "portal" ? "This database" : "The health store";
	return [
		...inLine(others, (list, is) => `${database} was written with another ${list} than ${is} set here.`),
		...inLine(
			missing,
			(list, is) => `${database} was written with ${list}, which ${is} not set here: set what the server has.`,
		),
	];
}

const LIST = new Intl.ListFormat("en-GB");

/** A sentence on these keys; none where there are none. */
function inLine(names: readonly string[], sentence: (list: string, is: "is" | "are") => string): string[] {
	const different = [...new Set(names)];
	return different.length === 0 ? [] : [sentence(LIST.format(different), different.length === 1 ? "is" : "are")];
}

const nameOf = (setting: string, id: string): string =>
	id === OWN ? `key of its own (${ownKeyIsIn()})` : `${setting} ${id}`;
