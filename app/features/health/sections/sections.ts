/** The simple sections by their place in addresses. */
import { RECORD_SECTIONS, type RecordSection } from "../../../paths";
import { appointments } from "./appointments";
import { conditions } from "./conditions";
import { development } from "./development";
import { feeding } from "./feeding";
import { notes } from "./notes";
import type { SimpleSection } from "./section-kind";
import { teeth } from "./teeth";

export const SIMPLE_SECTIONS: Readonly<Record<RecordSection, SimpleSection>> = {
	feeding,
	teeth,
	development,
	appointments,
	conditions,
	notes,
};

/** The section that an address of a record is about: `/red-book/ID/feeding/add`. @throws Error for an address that is about none */
export function sectionOfAddress(path: string): SimpleSection {
	const [, , , segment] = path.split(/[/?#]/);
	const found = RECORD_SECTIONS.find((one) => one === segment);
	if (!found) throw new Error(`${path} is the address of no section.`);
	return SIMPLE_SECTIONS[found];
}
