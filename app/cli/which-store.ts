import { type Command, Option } from "commander";
import { type ProductStore, STORES } from "../platform/store.server";
import type { StoreName } from "../platform/store-handles";

const NAMES = STORES.map(({ name }) => name);

/** For a command about stores: both, unless one is named. */
export const withStore = (command: Command): Command =>
	command.addOption(new Option("--store <name>", "only of this store").choices(NAMES));

/** For a command about one store. */
export const withOneStore = (command: Command): Command =>
	command.addOption(new Option("--store <name>", "of which store").choices(NAMES).default("portal"));

export const storesNamed = (name: StoreName | undefined): readonly ProductStore[] =>
	STORES.filter((store) => name === undefined || store.name === name);

export function storeNamed(name: StoreName): ProductStore {
	const [store] = storesNamed(name);
	if (!store) throw new Error(`There is no store "${name}".`);
	return store;
}
