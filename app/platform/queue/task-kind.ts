/** A kind of task: its name, the store that it is about, and what it is told. Pure. */
import type { StoreName } from "../store-handles";

/**
 * @typeParam S in whose transactions it is asked for, and in which store it stands
 * @typeParam Body ids, numbers and words of our own vocabularies: nothing personal
 */
export interface TaskKind<S extends StoreName = StoreName, Body extends object = object> {
	readonly name: string;
	readonly store: S;
	/** Never filled: it carries the type of what is told. */
	readonly body?: Body;
}

/** @param name "publish"; it stands in the database, and what people read of it in `staff-mail:tasks` */
export const taskKind = <S extends StoreName, Body extends object = Record<string, never>>(
	name: string,
	store: S,
): TaskKind<S, Body> => ({ name, store });
