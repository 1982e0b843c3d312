/** The sections of an entry, as its editor, its comparison and its preview name them. */
import type { Namespaces } from "../../platform/i18n/namespaces";

export type SectionSlug = keyof Namespaces["staff-editorial"]["section"];
