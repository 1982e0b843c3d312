import { isHelpline } from "../../../model/listings/helpline";
import type { ServiceContent } from "../../../model/listings/shapes";

const TOGETHER: ReadonlySet<string | null> = new Set(["group", "course", "peer-support"]);

/**
 * Whether a service has sessions to come to: one drops in or books, or it is for a group. A helpline's schedule is when
 * somebody answers, and a team's is when it works.
 */
export function hasSessions({ channels, format, joining }: ServiceContent): boolean {
	if (isHelpline({ channels, format }) || joining === "professional-referral") return false;
	return joining === "drop-in" || joining === "book" || TOGETHER.has(format);
}
