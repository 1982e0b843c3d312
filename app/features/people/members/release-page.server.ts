import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Staff } from "../require-staff.server";
import { listInvitations } from "./invitations.server";

interface Invited {
	id: string;
	email: string;
}

/** The open invitation of a page's URL. @throws the 404 page when the council has none */
export async function requireInvited(staff: Staff, id: string | undefined): Promise<Invited> {
	const found = (await listInvitations(staff, staff.council.id)).find((one) => one.id === id);
	if (!found?.email.ok) throw pageError("not-found");
	return { id: found.id, email: found.email.value };
}

export function releasePage({ council }: Staff, { email }: Invited) {
	const { t } = speechIn(ENGLISH);
	const page = t("staff-people:release.title");
	return {
		title: t("staff:title", { page, council: council.name }),
		email,
		cancelHref: staffPaths(council.slug).people(),
	};
}
