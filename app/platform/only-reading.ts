/** Marks work that may not write: a form that is only shown again. */
import { AsyncLocalStorage } from "node:async_hooks";

const reading = new AsyncLocalStorage<true>();

/** Runs `work`, in which no transaction can be opened. */
export const onlyReading = <T>(work: () => Promise<T>): Promise<T> => reading.run(true, work);

/**
 * What is written because something is read, such as that somebody looked at a record: it is no doing of a form that is
 * only shown again.
 */
export const evenWhileReading = <T>(work: () => Promise<T>): Promise<T> => reading.exit(work);

/**
 * Asked by the store before each transaction.
 * @throws inside `onlyReading`, an answer that ends the action: a form that does at once what it says is not shown again
 */
export function refuseToWrite(): void {
	if (reading.getStore()) throw new Response(null, { status: 303, headers: { Location: "/" } });
}
