/** The people of the demo, by how they sign in and what they may do. Pure. */
import type { Part } from "../../db/seed";
import type { Audience } from "../model/people/assurance";
import type { Role } from "../model/people/roles";

export function audienceOf(part: Part): Audience {
	if (part === "parent" || part === "second-guardian") return "family";
	return part === "health-visitor" || part === "midwife" ? "professional" : "staff";
}

/** The role that goes with a part; parents have none. */
export function roleOf(part: Part): Role | null {
	if (part === "parent" || part === "second-guardian") return null;
	return part;
}
