/** What guardians show of a record to somebody else for a while, in the health store, and who opened it. */
import type { Section } from "../../app/model/health/record/sections";
import type { Recipient, ShareLink } from "../../app/model/health/sharing/share";
import { index, int, json, sealed, table, text, time, uniqueIndex } from "../columns";
import { child } from "./record";

/** Some sections of a record, open to whoever has the link. */
export const share = table(
	"share",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		/** The guardian who made it. It shows what they may see, and no other guardian sees it. */
		sharedBy: text("shared_by").notNull(),
		recipient: sealed<Recipient>("recipient").notNull(),
		sections: json<Section[]>("sections").notNull(),
		/** By which a link is found. */
		tokenHash: text("token_hash").notNull(),
		link: sealed<ShareLink>("link").notNull(),
		createdAt: time("created_at").notNull(),
		until: time("until").notNull(),
		revokedAt: time("revoked_at"),
		/** Over its whole life. */
		wrongPasscodes: int("wrong_passcodes").notNull(),
	},
	(t) => [uniqueIndex("share_token").on(t.tokenHash), index("share_child").on(t.childId, t.sharedBy)],
);

/** Each time that somebody opened one. */
export const shareOpening = table(
	"share_opening",
	{
		id: text("id").primaryKey(),
		shareId: text("share_id")
			.notNull()
			.references(() => share.id),
		at: time("at").notNull(),
		/** Who they say they are, as they typed it. */
		says: sealed<string>("says").notNull(),
	},
	(t) => [index("share_opening_share").on(t.shareId, t.at)],
);
