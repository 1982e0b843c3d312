/**
 * What a guardian sees of an entry. Guardians of one child may be hiding from each other: none learns another's name from it,
 * nor a place where the child is. Pure.
 */
import type { EntryBody, ShownWriter, Writer } from "./entry";

export interface Sight {
	/** They wrote it themselves. */
	isOwn: boolean;
	/** Whether this guardian may see where the child is looked after. */
	seesPlaces: boolean;
}

/**
 * An entry as a guardian sees it. A professional goes by name for everybody; a service is a place.
 * @returns undefined for one that says nothing but where the child is, to who may not know
 */
export function asSeen<Body extends EntryBody, Seen extends { body: Body; writer: Writer }>(
	entry: Seen,
	{ isOwn, seesPlaces }: Sight,
): (Omit<Seen, "writer"> & { writer: ShownWriter }) | undefined {
	const { writer } = entry;
	if (isOwn) return entry;
	if (writer.kind === "guardian") {
		return { ...entry, body: withoutPlaces(entry.body), writer: { ...writer, name: null, role: null } };
	}
	return seesPlaces ? entry : withoutWhere(entry);
}

/**
 * An entry without where the child is looked after: for whoever a link is passed on to, too.
 * @returns undefined where nothing is left of it
 */
export function withoutWhere<Body extends EntryBody, Seen extends { body: Body; writer: ShownWriter }>(
	entry: Seen,
): (Omit<Seen, "writer"> & { writer: ShownWriter }) | undefined {
	// That a child has moved is where it is, too.
	if (entry.body.kind === "placed") return undefined;
	const body = withoutPlaces(entry.body);
	if (entry.writer.kind === "guardian") return { ...entry, body };
	const { organisation: _, ...shown } = entry.writer;
	return { ...entry, body, writer: { ...shown, name: shown.kind === "source" ? null : shown.name } };
}

/** Without where something takes place, which nobody but guardians is shown. */
export function withoutPlaces<Body extends EntryBody>(body: Body): Body {
	if (body.kind === "vaccination") return { ...body, place: null };
	return body.kind === "appointment" ? { ...body, where: "" } : body;
}
