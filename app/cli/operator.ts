import { systemFor } from "../model/people/asker";

/** Who asks at the command line: nobody who signs in, and nothing is hidden from them. */
export const OPERATOR = systemFor("the operator's command");
