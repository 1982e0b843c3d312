/** How a family joins, in words. */
import type { Joining } from "../../../model/listings/vocabulary";
import type { T } from "../../../platform/i18n/translate.server";

/** "Drop in"; "Ask how to join" where nobody has said. */
export const describeJoining = (joining: Joining | null, t: T): string =>
	joining === null ? t("directory:joining.ask") : t(`vocabulary:joining.${joining}`);
