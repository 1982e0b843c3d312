/** Professionals and children's records, in the health store: which record somebody may open. */
import type { RecordProfessional } from "../../app/model/health/record/professional";
import { index, sealed, table, text, time, uniqueIndex } from "../columns";
import { child } from "./record";

/** A professional's relation to a record. What they may open and until when is the share's, and ends with it at once. */
export const recordAccess = table(
	"record_access",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		personId: text("person_id").notNull(),
		/** Through which share; it stays named when the share itself has been deleted. */
		shareId: text("share_id").notNull(),
		/** The guardian who made the share. */
		sharedBy: text("shared_by").notNull(),
		/** Who they were then, as families read it. */
		professional: sealed<RecordProfessional>("professional").notNull(),
		since: time("since").notNull(),
		/** When they or their account left it; null while it lasts as long as its share. */
		endedAt: time("ended_at"),
		endedWhy: text("ended_why").$type<"left" | "erased">(),
	},
	(t) => [
		uniqueIndex("record_access_once").on(t.shareId, t.personId),
		index("record_access_person").on(t.personId, t.endedAt),
		index("record_access_child").on(t.childId, t.sharedBy),
	],
);
