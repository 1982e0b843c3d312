/** What the queue does for listings. */
import { taskKind } from "../../../platform/queue/task-kind";

/** Indexes the services of an organisation again that was renamed; the key is its id. */
export const INDEX_ORGANISATION = taskKind("index-organisation", "portal");
