import fc from "fast-check";
import { expect, test } from "vitest";
import { expectQuick } from "../../../tests/setup/expect-quick";
import { END_OF_DAY } from "./opening-hours";
import { type Half, parseHours, parseStartAndEnd } from "./read-hours";

const ASSUMED = true;

test.each<[text: string, start: string, end: string | null, isAssumed?: boolean]>([
	["9.30-11am", "09:30", "11:00"],
	["1-2.30", "13:00", "14:30", ASSUMED],
	["1-2.30pm", "13:00", "14:30"],
	["10.00am–11.00am", "10:00", "11:00"],
	["10am - noon", "10:00", "12:00"],
	["10-12", "10:00", "12:00"],
	["11-1pm", "11:00", "13:00"],
	["11.30 to 1", "11:30", "13:00"],
	["10am until 1", "10:00", "13:00"],
	["12-2", "12:00", "14:00"],
	["12.30-2pm", "12:30", "14:00"],
	["13:00-14:30", "13:00", "14:30"],
	["0930-1100", "09:30", "11:00"],
	["8pm-2am", "20:00", "02:00"],
	["8pm - midnight", "20:00", "23:59"],
	["8-10pm", "20:00", "22:00"],
	["4.30-5.30pm", "16:30", "17:30"],
	["1.30", "13:30", null, ASSUMED],
	["1.30pm", "13:30", null],
	["01:30", "01:30", null],
	["9.30", "09:30", null],
	["12.30", "12:30", null],
	["noon", "12:00", null],
	["10 o'clock - 11 o'clock", "10:00", "11:00"],
])("the hours %j", (text, start, end, isAssumed = false) => {
	expect(parseHours(text)).toEqual({ start, end, isAssumed });
});

test.each([
	"",
	"9",
	"10ish",
	"10-",
	"-11",
	"25:00",
	"9.75-10",
	"9-10-11",
	"13:00-12:30",
	"2pm to 11am",
	"to be confirmed",
	"5 to 9 year olds",
])("%j gives no hours", (text) => {
	expect(parseHours(text)).toBeUndefined();
});

test.each<[text: string, half: Half, start: string, end: string | null]>([
	["7.30-9", "pm", "19:30", "21:00"],
	["6.30", "am", "06:30", null],
	["9.30-11am", "pm", "09:30", "11:00"],
	["11.30-1", "pm", "11:30", "13:00"],
])("%j in the %s", (text, half, start, end) => {
	expect(parseHours(text, half)).toEqual({ start, end, isAssumed: false });
});

test.each<[start: string, end: string, hours: [string, string | null, boolean] | undefined]>([
	["1.30", "3.00", ["13:30", "15:00", true]],
	["1.30", "2.30pm", ["13:30", "14:30", true]],
	["12.30", "2.00", ["12:30", "14:00", false]],
	["9.30", "11am", ["09:30", "11:00", false]],
	["9.30-11am", "", ["09:30", "11:00", false]],
	["10:00", "1pm", ["10:00", "13:00", false]],
	["10:00", "09:00", undefined],
	["9", "11", ["09:00", "11:00", false]],
	["9", "", undefined],
	["9", "later", undefined],
	["8pm", "02:00", ["20:00", "02:00", false]],
])("from %j to %j", (start, end, hours) => {
	const read = parseStartAndEnd(start, end);
	expect(read && [read.start, read.end, read.isAssumed]).toEqual(hours);
});

const time = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const said = (at: string) => `${Number(at.slice(0, 2)) % 12 || 12}.${at.slice(3)}${at < "12:00" ? "am" : "pm"}`;

test("hours that say the half of the day are read as they stand", () => {
	fc.assert(
		fc.property(time, time, (start, end) => {
			const read = parseHours(`${said(start)} - ${said(end)}`);
			if (end > start) expect(read).toEqual({ start, end, isAssumed: false });
			else if (end === "00:00") expect(read).toEqual({ start, end: END_OF_DAY, isAssumed: false });
			else if (read) expect(read.start >= "13:00" && (read.end ?? "") < start).toBe(true);
		}),
		{
			examples: [
				["09:00", "00:00"],
				["00:00", "00:00"],
			],
		},
	);
});

test("what nobody said of the half of the day is in the daytime, and ends after it begins", () => {
	fc.assert(
		fc.property(time, time, (one, other) => {
			const plain = (at: string) => said(at).slice(0, -2);
			const hours = parseHours(`${plain(one)} to ${plain(other)}`);
			if (!hours) return;
			expect(hours.start >= "07:00" && hours.start < "19:00").toBe(true);
			expect(hours.end !== null && hours.end > hours.start).toBe(true);
		}),
	);
});

test("any text is read or not, at once", async () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (one, other) => void [parseHours(one), parseStartAndEnd(one, other)]),
	);
	await expectQuick(100, () => expect(parseHours(`1${" ".repeat(900_000)}-`)).toBeUndefined());
});
