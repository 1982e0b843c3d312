/** How often something may be tried on the way in. A whole council may sit behind one network address. */
import type { Limit } from "../../platform/rate-limit.server";

/** From one network address. */
export const SIGN_INS_BEGUN: Limit = { name: "sign-in-start", tries: 300, seconds: 600 };
export const SIGN_INS_FAILED: Limit = { name: "sign-in-failed", tries: 30, seconds: 900 };
export const INVITATIONS_FAILED: Limit = { name: "invitation-failed", tries: 20, seconds: 3600 };
/** Of one invitation. */
export const INVITATION_SENT: Limit = { name: "invitation-sent", tries: 5, seconds: 86_400 };
/** Of one person. */
export const PASSKEY_TRIED: Limit = { name: "passkey", tries: 10, seconds: 900 };
