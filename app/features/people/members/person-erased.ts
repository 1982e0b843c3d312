import { topic } from "../../../platform/relay/topic";

/** Somebody was erased: the health store hears of it, so that nothing there goes on as if they were somebody. */
export const personErased = topic<"portal", { personId: string }>("person.erased", "portal");
