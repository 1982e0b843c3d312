/** What every page of a child says who has died. */
import type { Child } from "../../../model/health/record/child";
import type { Speech } from "../../../platform/i18n/context";

/** @returns null for a child who lives */
export const deathInWords = ({ givenName, diedOn }: Child, { t, format }: Speech): string | null =>
	diedOn === null ? null : t("health-record:died", { name: givenName, date: format.date(diedOn) });
