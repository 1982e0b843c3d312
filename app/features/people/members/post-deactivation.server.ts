/** What the page that shuts one person out of a council is sent. */
import { ticked } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import type { Staff } from "../require-staff.server";
import { type Changed, deactivate } from "./change-member.server";
import type { Member } from "./find-people.server";
import { type Hanging, type LookAfter, type Minded, minding } from "./leaving";

const question = form({ anyway: ticked() });

export async function postDeactivation<Thing extends Hanging>(
	staff: Staff,
	member: Member,
	posted: Values,
	look: LookAfter<Thing>,
): Promise<Changed | Minded> {
	const { anyway } = readAnswers(question, posted);
	const asked = { personId: member.id, grantId: null, anyway };
	const by = { asker: staff, council: staff.council };
	return minding(by, asked, look, () => deactivate(by, member));
}
