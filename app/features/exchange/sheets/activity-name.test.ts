import { expect, test } from "vitest";
import { activityKey, splitName, withoutVenue } from "./activity-name";
import { sessionTimetable } from "./maps/session-timetable";

test.each([
	["Stay and play at Leyton Library: Monday and Friday", "Stay and play", "Leyton Library"],
	["Stay and Play time at Hale End Library (Tuesday)", "Stay and Play time", "Hale End Library"],
	["Kids Crafts at North Chingford Library, Tuesday and Thursday", "Kids Crafts", "North Chingford Library"],
	["Stay and Play at Walthamstow Library: Morning session", "Stay and Play", "Walthamstow Library"],
	["Grow Wild Explorer: Second session", "Grow Wild Explorer", null],
	[
		"Flourish (post-natal support group), at The Lloyd Park Centre",
		"Flourish (post-natal support group)",
		"Lloyd Park Centre",
	],
	["Let's create at the Seddon Centre in Leyton", "Let's create", "Seddon Centre in Leyton"],
	["Mini Morris: Garden explorers", "Mini Morris: Garden explorers", null],
	["Sunday", "Sunday", null],
	["at home", "at home", null],
])("%s", (fullName, name, venue) => {
	expect(splitName(fullName)).toEqual({ name, venue });
});

test("a venue after a comma goes only when it is the venue", () => {
	expect(withoutVenue("Break Tha Cycle, Queens Road", "Best Start Family Hub: Queens Road")).toBe("Break Tha Cycle");
	expect(withoutVenue("Songs, stories", "Leyton Library")).toBe("Songs, stories");
});

const key = (name: string) => activityKey(name, sessionTimetable.activity);

test.each([
	["Kids' Crafts Club", "Kids Craft Club"],
	["Play and Learn (0-4)", "Play and learn (0 to 4 years)"],
	["Play and learn for under 2's", "Play and Learn for Under-2s"],
	["Flourish (post-natal support group)", "Flourish"],
	["HENRY infant feeding group drop-in", "Baby Feeding Group"],
	["Bambini's music and play (0 to1)", "Bambini Music and Play (0-1)"],
	["Book and Craft", "Books and Craft"],
	["Stories and Rhyme", "Stories and Rhymes"],
	["Learning together: Pre-school", "Learning together Pre-school"],
])("“%s” and “%s” are the same activity", (one, other) => {
	expect(key(one)).toBe(key(other));
});

test.each([
	["Stay and Play", "Dads' Stay and Play"],
	["Play and Learn (0-4)", "Play and Learn for Under-2s"],
	["Lego club", "SEND Lego club"],
	["HENRY Women only infant feeding Café", "HENRY infant feeding group"],
	["Exploring Foods", "Sensory Play and Learn"],
	["Kids Crafts", "Crafty Families"],
])("“%s” and “%s” are not", (one, other) => {
	expect(key(one)).not.toBe(key(other));
});
