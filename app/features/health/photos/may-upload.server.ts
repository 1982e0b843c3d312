/** Whether a request comes from a guardian of the child, before any of a photo is read. */
import { guardian } from "../../../../db/schema/health";
import { health } from "../../../platform/store.server";
import { findSession } from "../../people/sessions.server";
import { isGuardian } from "../record/stored-record.server";

export async function mayUpload(request: Request, { origin, childId }: { origin: string; childId: string }) {
	const signedIn = await findSession(request, origin);
	if (!signedIn || signedIn.needsPasskey) return false;
	const db = await health.readFor(signedIn);
	return (await db.$count(guardian, isGuardian(guardian, childId, signedIn.person.id))) > 0;
}
