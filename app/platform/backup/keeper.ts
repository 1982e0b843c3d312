/** What backing up, restoring and checking need of an engine: `sqlite-keeper.server.ts`, `postgres-keeper.server.ts`. */
import { OperatorProblem } from "../store-errors";

export interface Keeper {
	/** What is damaged, in lines for the operator; empty for nothing. Reads everything, beside the event loop. */
	findDamage(): Promise<string[]>;
	/** Writes the database, as it is at one moment, to a file that is not there yet, in a folder for this user alone. Others may write meanwhile. */
	copyTo(file: string): Promise<void>;
	/** @throws OperatorProblem when another process has the database open */
	refuseWhileUsed(): Promise<void>;
	/** Removes what a restore left that was killed. */
	tidy(): Promise<void>;
	/** Lays what a copy holds beside the database, where it can be looked at. @throws OperatorProblem, also while another does */
	layBeside(copy: string): Promise<Laid>;
}

/** A copy that lies beside the database. */
export interface Laid {
	/** By which it is opened. */
	url: string;
	/** Puts it in the place of the database, all at once. @returns where what was there before is kept; null for nothing */
	takePlace(): Promise<string | null>;
	remove(): Promise<void>;
}

/** Of two restores at once the second is told so. */
export const isRestored = (database: string): OperatorProblem =>
	new OperatorProblem(`${database} is being restored already. Wait until that is over.`);

/** For the name of what was there before, to the millisecond: "20261127-031500-123". */
export const stampOf = (now: Date): string => now.toISOString().replace(/[-:Z]/g, "").replace(/[T.]/g, "-");
