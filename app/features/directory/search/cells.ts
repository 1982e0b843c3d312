/**
 * Where an entry of the index is, inside its number. An id is a cell (32 bits) followed by the number of its service
 * (21 bits): a whole number a double holds exactly. Cells lie along a Z-order curve over Great Britain and Northern
 * Ireland, so the distance of an entry is known from its id to within `CELL_ERROR_MILES` without looking anything up.
 * And what is near has ids near each other: a square of cells is one range of ids. Pure.
 */
import type { Position } from "../places/distance";

const SOUTH = 49;
const WEST = -9;
const DEGREES_HIGH = 12;
const DEGREES_WIDE = 11;
/** Rows and columns of cells: one is 20 metres high and at most 12 wide. */
const CELLS = 2 ** 16;
const MILES_PER_DEGREE = 69.0934;

/** How far a place can be from the middle of its cell, in miles, rounded up. */
export const CELL_ERROR_MILES = 0.008;

/** Service numbers are below this; those of services with several entries are in its upper half. */
export const NUMBERS = 2 ** 21;
export const FIRST_SHARED_NUMBER = 2 ** 20;
/** Entries without a position have ids from here up to zero. */
const FIRST_UNPLACED = -(2 ** 52);

/** The 16 bits of `x` with a zero before each. */
function spread(x: number): number {
	let bits = x & 0xffff;
	bits = (bits | (bits << 8)) & 0x00ff00ff;
	bits = (bits | (bits << 4)) & 0x0f0f0f0f;
	bits = (bits | (bits << 2)) & 0x33333333;
	return (bits | (bits << 1)) & 0x55555555;
}

/** The inverse of `spread`: every second bit. */
function gather(x: number): number {
	let bits = x & 0x55555555;
	bits = (bits | (bits >>> 1)) & 0x33333333;
	bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
	bits = (bits | (bits >>> 4)) & 0x00ff00ff;
	return (bits | (bits >>> 8)) & 0xffff;
}

const rowOf = (lat: number) => Math.floor(((lat - SOUTH) / DEGREES_HIGH) * CELLS);
const columnOf = (lon: number) => Math.floor(((lon - WEST) / DEGREES_WIDE) * CELLS);
const cellAt = (row: number, column: number) => ((spread(row) << 1) | spread(column)) >>> 0;

/** The cell of a position, or null outside the grid: a place elsewhere counts as one whose position is not known. */
export function cellOf({ lat, lon }: Position): number | null {
	const row = rowOf(lat);
	const column = columnOf(lon);
	return row >= 0 && row < CELLS && column >= 0 && column < CELLS ? cellAt(row, column) : null;
}

/** The middle of the cell of an entry that has a position. */
export function middleOf(id: number): Position {
	const cell = Math.floor(id / NUMBERS);
	return {
		lat: SOUTH + ((gather(cell >>> 1) + 0.5) * DEGREES_HIGH) / CELLS,
		lon: WEST + ((gather(cell) + 0.5) * DEGREES_WIDE) / CELLS,
	};
}

export const placedId = (cell: number, number: number) => cell * NUMBERS + number;
/** The id of an entry without a position; `ordinal` parts those of one service. */
export const unplacedId = (ordinal: number, number: number) => FIRST_UNPLACED + ordinal * NUMBERS + number;
export const isPlaced = (id: number) => id >= 0;
export const numberOf = (id: number) => id - Math.floor(id / NUMBERS) * NUMBERS;
export const isShared = (number: number) => number >= FIRST_SHARED_NUMBER;

/** An area is covered by at most so many squares of cells. */
const MOST_SQUARES = 16;

/** Ids from `first` (inclusive) to `end` (exclusive). */
export interface IdRange {
	first: number;
	end: number;
}

/** The ranges of ids, ascending, that hold every entry within `miles` of a position, and few others. */
export function idsAround(centre: Position, miles: number): IdRange[] {
	const reach = miles + 2 * CELL_ERROR_MILES;
	const high = reach / MILES_PER_DEGREE;
	const wide = high / Math.cos((Math.min(89, Math.abs(centre.lat) + high) * Math.PI) / 180);
	const within = (at: number) => Math.min(CELLS - 1, Math.max(0, at));
	const [bottom, top] = [within(rowOf(centre.lat - high)), within(rowOf(centre.lat + high))];
	const [left, right] = [within(columnOf(centre.lon - wide)), within(columnOf(centre.lon + wide))];
	/** Squares are 2^level cells a side. */
	let level = 0;
	const squares = () => ((top >> level) - (bottom >> level) + 1) * ((right >> level) - (left >> level) + 1);
	while (squares() > MOST_SQUARES) level++;

	const ranges: IdRange[] = [];
	const size = 4 ** level * NUMBERS;
	for (let row = bottom >> level; row <= top >> level; row++) {
		for (let column = left >> level; column <= right >> level; column++) {
			const first = placedId(cellAt(row << level, column << level), 0);
			ranges.push({ first, end: first + size });
		}
	}
	return ranges.sort((a, b) => a.first - b.first);
}
