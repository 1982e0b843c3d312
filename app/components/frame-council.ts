import type { Told } from "../model/told";

/** What the frame needs to know of a council. */
export interface FrameCouncil {
	slug: string;
	name: string;
	fictional: boolean;
	/** Codes of the languages it offers. */
	languages: string[];
	/** On every page: a closure, a change. */
	notice: Told | null;
}
