/** Photos of firsts, in the health store: made anew from what was sent, encrypted in parts of bounded size. */
import { bool, index, int, sealed, table, text } from "../columns";
import { child } from "./record";

export const photoPart = table(
	"photo_part",
	{
		id: text("id").primaryKey(),
		photoId: text("photo_id").notNull(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		/** Of the small picture that lists show. */
		small: bool("small").notNull(),
		/** Its place among the parts of its picture, from 0 on. */
		number: int("number").notNull(),
		/** Some of the bytes of a JPEG, in base64. */
		bytes: sealed<string>("bytes").notNull(),
	},
	(t) => [index("photo_part_photo").on(t.photoId, t.small, t.number), index("photo_part_child").on(t.childId)],
);
