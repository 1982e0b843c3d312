/** The operator's command as operators run it: one file, bundled where something of it has changed. */
import { bundleCommand, COMMAND } from "../../app/cli/bootstrap.mjs";

/** Its arguments follow. Seen from the project's folder. */
export const HUB = COMMAND;

export default bundleCommand;
