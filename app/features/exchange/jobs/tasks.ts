/** What the queue does for imports. */
import { taskKind } from "../../../platform/queue/task-kind";

/** Runs an import that was begun in the browser; the key is the job's id. */
export const IMPORT = taskKind("import", "portal");

/** Goes on with taking an import back that was begun and stopped; the key is the run's id. */
export const UNDO_IMPORT = taskKind("undo-import", "portal");
