import type { LocalText } from "../model/local-text";

/** What the frame needs to know of a council. */
export interface FrameCouncil {
	slug: string;
	name: string;
	fictional: boolean;
	/** Codes of the languages it offers. */
	languages: string[];
	/** On every page: a closure, a change. */
	notice: LocalText | null;
}
