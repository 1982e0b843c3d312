/** What a form is said to be: of the staff area, and of somebody's own. */
import type { StaffedCouncil, Who } from "../../factories/staffed-council";
import type { Fill, Posting, Sent, Somebody } from "../somebody";

export interface Attempt {
	/** Who may; the first of them does. Everybody else may not. */
	may: readonly Who[];
	/** Makes what it is about. @returns the address of the page that has the form */
	page(ours: StaffedCouncil): Promise<string> | string;
	/** The words on the button. */
	button: string | RegExp;
	fill?: Fill | ((ours: StaffedCouncil, page: string) => Fill);
	/** What is seen of it, where it changes the other store. */
	shows?(answer: Sent): boolean;
	/** The page, where it comes as the answer to a form of its own. */
	html?(ours: StaffedCouncil, page: string): Promise<string>;
	/** Where a script of the page sends it instead of the form's own address. */
	to?(page: string): string;
}

/** By the route below `staff/:council`. */
export type Attempts = Record<string, readonly Attempt[]>;

/** A form of somebody's own, outside the staff area. */
export interface OwnAttempt {
	/** Who sends it, and who sends the same and may not. */
	form(ours: StaffedCouncil): Promise<{ right: Somebody; posting: Posting; wrong?: Record<string, Somebody> }>;
	/** What the answer shows, where nothing is stored. */
	shows?(answer: Sent): boolean;
	/** Its address is the secret: mail programs send it too, which say no origin. */
	byMailPrograms?: true;
}

/** By the route. */
export type OwnAttempts = Record<string, readonly OwnAttempt[]>;

export const DECIDERS: readonly Who[] = ["publisher", "administrator", "leader"];
export const WRITERS: readonly Who[] = ["editor", ...DECIDERS];
export const ADMINISTRATOR: readonly Who[] = ["administrator"];

export const idIn = (address: string) => address.split("/").at(-1) ?? "";
