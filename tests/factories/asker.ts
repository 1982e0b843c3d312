import { systemFor } from "../../app/model/people/asker";

/** Who asks in a test that is about something else. */
export const TEST = systemFor("a test");
